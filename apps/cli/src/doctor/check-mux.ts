// Checks Mux credentials, if there are any: only broadcasts to real Mux live streams need them.
import { failed, messageOf, ok, type Finding } from './finding.js';

const MUX_API = 'https://api.mux.com';
const ANSWER_WITHIN_MS = 10_000;

/** @param env MUX_TOKEN_ID, MUX_TOKEN_SECRET and, as for mux-node 8, MUX_BASE_URL. */
export async function checkMux(env: NodeJS.ProcessEnv, fetch = globalThis.fetch): Promise<Finding> {
  const name = 'Mux credentials';
  const { MUX_TOKEN_ID: id, MUX_TOKEN_SECRET: secret, MUX_BASE_URL: base = MUX_API } = env;
  if (!id && !secret) return ok(name, 'none; needed only for broadcasts to Mux');
  if (!id || !secret) {
    return failed(name, `${id ? 'MUX_TOKEN_SECRET' : 'MUX_TOKEN_ID'} is not set`, 'Set both, or neither.');
  }
  const credentials = Buffer.from(`${id}:${secret}`).toString('base64');
  try {
    const response = await fetch(new URL('/video/v1/live-streams?limit=1', base), {
      headers: { authorization: `Basic ${credentials}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    if (response.ok) return ok(name, 'accepted');
    const { status } = response;
    if (status === 401 || status === 403) {
      const next = 'Create an access token with Mux Video read and write in Mux’s dashboard.';
      return failed(name, `refused (HTTP ${status})`, next);
    }
    const next = 'Check status.mux.com, and MUX_BASE_URL if it is set.';
    return failed(name, `not checked: ${new URL(base).host} answers HTTP ${status}`, next);
  } catch (error) {
    return failed(name, `${new URL(base).host} does not answer (${messageOf(error)})`, 'Check the network.');
  }
}
