// Speaks to the gateway's admin API, and says in words why it does not answer.
import { ADMIN_PATH } from '@airlock-rtc/contract';
import { CliError } from '../cli-error.js';
import { ownCommand } from '../own-command.js';
import type { GatewayAddress } from './gateway-address.js';

const ANSWER_WITHIN_MS = 10_000;

export interface AdminApi {
  /** The answer's `data`. */
  get<Data>(path: string): Promise<Data>;
  post<Data>(path: string, body?: object): Promise<Data>;
  delete(path: string): Promise<void>;
}

/** Every method rejects with CliError `gateway_unreachable` or `gateway_refused`. */
export function adminApi({ url, adminToken }: GatewayAddress, fetch = globalThis.fetch): AdminApi {
  const request = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(new URL(`${ADMIN_PATH}${path}`, url), {
      method,
      headers: {
        authorization: `Bearer ${adminToken}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch((cause: unknown) => {
      throw new CliError(
        'gateway_unreachable',
        `The gateway at ${url} does not answer. Is it running? ${ownCommand()} up runs one; AIRLOCK_URL names another.`,
        { cause },
      );
    });
    const answer: unknown =
      response.status === 204 ? undefined : await response.json().catch(() => undefined);
    if (!response.ok) throw refusal(response.status, answer);
    return (answer as { data?: unknown } | undefined)?.data;
  };
  return {
    get: <Data>(path: string) => request('GET', path) as Promise<Data>,
    post: <Data>(path: string, body?: object) => request('POST', path, body ?? {}) as Promise<Data>,
    delete: async (path) => void (await request('DELETE', path)),
  };
}

function refusal(status: number, answer: unknown): CliError {
  const messages = (answer as { error?: { messages?: string[] } } | undefined)?.error?.messages;
  const words = messages?.join('; ') ?? `it answered HTTP ${status}`;
  const message =
    status === 401
      ? 'The gateway refused the admin token: AIRLOCK_ADMIN_TOKEN must be the one that it was started with.'
      : `The gateway refused: ${words.replace(/\.$/, '')}.`;
  return new CliError('gateway_refused', message);
}
