// Keeps requests to this machine away from a proxy, where Node is told to obey HTTP_PROXY (22.21 and 24).

const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string>} NO_PROXY in both spellings, with loopback; Node reads the lower one first.
 */
export function exemptLoopback(env) {
  const given = (env.no_proxy ?? env.NO_PROXY ?? '').split(',').map((host) => host.trim());
  if (given.includes('*')) return {};
  const hosts = [...new Set([...given.filter(Boolean), ...LOOPBACK])].join(',');
  return { no_proxy: hosts, NO_PROXY: hosts };
}
