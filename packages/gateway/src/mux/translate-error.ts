// From what mux-node throws to the gateway's own errors, each with the next step.
import { APIError } from '@mux/mux-node';
import { GatewayError, type GatewayErrorCode } from '../errors/errors.js';

/** Statuses that are the caller's matter; Mux's own words go along. */
const CODES: Readonly<Record<number, GatewayErrorCode>> = {
  400: 'invalid_parameters',
  404: 'not_found',
  409: 'failed_request',
  412: 'failed_request',
  422: 'invalid_parameters',
  429: 'too_many_requests',
};

/**
 * `mux_refused` when it is the gateway's credentials that Mux does not take, `mux_unreachable` for an outage, silence,
 * or an answer that is not Mux's; otherwise the code of the same request to the gateway itself.
 * @param timedOutAfterMs when the request was given up
 */
export function translateMuxError(error: unknown, timedOutAfterMs?: number): GatewayError {
  if (error instanceof GatewayError) return error;
  if (timedOutAfterMs !== undefined) {
    return unreachable(`did not answer within ${timedOutAfterMs / 1000} s`, error);
  }
  if (!(error instanceof APIError) || error.status === undefined) {
    return unreachable('cannot be reached, or did not answer in JSON', error);
  }
  const { status } = error;
  if (status === 401 || status === 403) {
    const next = 'set MUX_TOKEN_ID and MUX_TOKEN_SECRET to a token that may read and write Mux Video';
    return new GatewayError(
      'mux_refused',
      `Mux refuses the gateway’s credentials (HTTP ${status}): ${next}`,
      {
        cause: error,
      },
    );
  }
  if (status >= 500) return unreachable(`answered HTTP ${status}`, error);
  const code = CODES[status] ?? 'failed_request';
  const words = wordsOf(error.error) ?? DEFAULT_WORDS[code] ?? `Mux answered HTTP ${status}`;
  return new GatewayError(code, words, { cause: error });
}

const DEFAULT_WORDS: Partial<Record<GatewayErrorCode, string>> = {
  not_found: 'Live stream not found at Mux',
  too_many_requests: 'Mux takes no more requests for now: try again in a while',
};

function unreachable(what: string, cause: unknown): GatewayError {
  const next = 'try again, and look at status.mux.com if it stays so';
  return new GatewayError('mux_unreachable', `Mux ${what}: ${next}`, { cause });
}

/** `messages` of Mux's envelope, `{ error: { type, messages } }`. */
function wordsOf(body: object | undefined): string[] | undefined {
  const { messages } = (body as { error?: { messages?: unknown } } | undefined)?.error ?? {};
  if (!Array.isArray(messages)) return undefined;
  const words = messages.filter((message) => typeof message === 'string' && message !== '');
  return words.length > 0 ? (words as string[]) : undefined;
}
