// The environment of a livekit-server that is started here: what a program needs to run, and nothing that configures it.

/** livekit-server 1.13.5 reads LIVEKIT_*, REDIS_HOST, UDP_PORT, NODE_IP and more, and lets them override its file. */
const PASSED_ON = new Set([
  ...['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TMP', 'TEMP', 'SYSTEMROOT', 'USERPROFILE'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'GOMAXPROCS', 'GOMEMLIMIT'],
]);

export function serverEnvironment(env: NodeJS.ProcessEnv, config: object): NodeJS.ProcessEnv {
  const passedOn = Object.entries(env).filter(([name]) => PASSED_ON.has(name.toUpperCase()));
  // By a variable: everyone can read a process's arguments, and so the API secret.
  return { ...Object.fromEntries(passedOn), LIVEKIT_CONFIG: JSON.stringify(config) };
}
