// Finds the LiveKit server of a Space, and the token for it: as given, or from a token exchange.
import { TOKEN_EXCHANGE_PATH } from '@airlock-rtc/contract';
import { ConnectionError, JWTError } from '../errors.js';
import { untilAborted } from '../events/until-aborted.js';
import { configured } from './configure.js';
import type { SpaceDeps } from './space-deps.js';

/** Within the time that a join takes at most. */
const LONGEST_WAIT_MS = 15_000;
const SHORTEST_WAIT_MS = 100;
const META_NAME = 'airlock-exchange-url';

interface ServerAddress {
  readonly url: string;
  readonly token: string;
}

interface Request {
  readonly jwt: string;
  /** The LiveKit URL given to the constructor. */
  readonly url: string | undefined;
  readonly displayName: string;
  readonly deps: Pick<SpaceDeps, 'fetch'>;
  readonly signal: AbortSignal;
}

/**
 * @throws JWTError when the exchange refuses the token
 * @throws ConnectionError when there is no address, or the exchange does not answer
 */
export async function findServer(request: Request): Promise<ServerAddress> {
  if (request.url) return given(request.url, request);
  const place = configured().exchangeUrl || fromWindow() || fromMeta();
  if (!place)
    throw new ConnectionError(
      'No server is known: give new Space() the LiveKit URL after the token, or configure({ exchangeUrl }), ' +
        `window.MUX_SPACES_BACKEND_URL, or <meta name="${META_NAME}">.`,
    );
  if (/^wss?:/i.test(place)) return given(place, request);
  return exchange(place, request);
}

function given(url: string, { jwt }: Request): ServerAddress {
  return { url, token: jwt };
}

async function exchange(place: string, request: Request): Promise<ServerAddress> {
  const response = await postUntilReady(place, request);
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, answer);
  const { url, token } = (answer ?? {}) as Record<string, unknown>;
  const exchangeUrl = addressOf(place);
  const address = typeof url === 'string' ? parseUrl(url, exchangeUrl) : undefined;
  if (!address || typeof token !== 'string')
    throw new ConnectionError(
      'The token exchange gave no url and token: check that exchangeUrl is its address.',
    );
  return {
    // Behind one proxy with the exchange, LiveKit's address may be relative to it.
    url: address.href,
    token,
  };
}

/** As `URL.parse`, which Safari has since 18. */
function parseUrl(url: string, base: URL): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

function addressOf(place: string): URL {
  const url = new URL(place, globalThis.location?.href);
  if (url.pathname === '/') url.pathname = TOKEN_EXCHANGE_PATH;
  return url;
}

/** A server that is busy says when to come again. The request's signal ends it all in time. */
async function postUntilReady(place: string, request: Request): Promise<Response> {
  for (;;) {
    const response = await post(place, request);
    const retryAfterMs =
      response.status === 429 || response.status === 503 ? retryAfter(response) : undefined;
    if (retryAfterMs === undefined) return response;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waiting = new Promise<void>((resolve) => (timer = setTimeout(resolve, retryAfterMs)));
    await untilAborted(request.signal, waiting).finally(() => clearTimeout(timer));
  }
}

/** In seconds, or as a date; `undefined` for none, and for one that comes too late for a join. */
function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After');
  if (!value) return undefined;
  const waitMs = Number.isNaN(Number(value)) ? Date.parse(value) - Date.now() : Number(value) * 1000;
  return waitMs <= LONGEST_WAIT_MS ? Math.max(waitMs, SHORTEST_WAIT_MS) : undefined;
}

async function post(place: string, { jwt, displayName, deps, signal }: Request): Promise<Response> {
  try {
    return await deps.fetch(addressOf(place), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: jwt, ...(displayName && { display_name: displayName }) }),
      signal,
    });
  } catch (cause) {
    throw new ConnectionError(
      `The token exchange at ${place} cannot be reached: check the address and that it runs, then join again.`,
      { cause },
    );
  }
}

/** A full space is 403 too and no fault of the token; a token that cannot be read is 400. */
function refusal(status: number, answer: unknown): JWTError | ConnectionError {
  const { type, messages } =
    (answer as { error?: { type?: unknown; messages?: unknown } } | null | undefined)?.error ?? {};
  const reason = Array.isArray(messages) && messages.length > 0 ? ` (${messages.join(' ')})` : '';
  const isRefused = status === 401 || status === 403 || type === 'malformed_token';
  if (isRefused && type !== 'space_full')
    return new JWTError(
      `The token exchange refuses the token${reason}: it may have expired, or be signed with a key it does not know.`,
    );
  return new ConnectionError(
    `The token exchange answered ${status}${reason}. Look into its log, then join again.`,
  );
}

function fromWindow(): string | undefined {
  return typeof window === 'undefined' ? undefined : window.MUX_SPACES_BACKEND_URL;
}

function fromMeta(): string | null | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector(`meta[name="${META_NAME}"]`)?.getAttribute('content');
}
