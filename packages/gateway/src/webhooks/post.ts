// Makes one HTTP POST of a webhook: one address, no redirects, one deadline.
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { checkTarget, publicLookup } from './targets.js';

export interface WebhookPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** The beginning of the body. */
  readonly body: string;
}

/** Sends one attempt; rejects when there is no answer in time or the target is refused. */
export type PostWebhook = (post: WebhookPost) => Promise<WebhookAnswer>;

const MAX_KEPT_BYTES = 1024;

/** node:http rather than fetch: fetch follows redirects by itself and resolves names without asking us. */
export function createPostWebhook({ arePrivateTargetsAllowed = false }): PostWebhook {
  return async ({ url, headers, body, timeoutMs }) => {
    const target = checkTarget(url, arePrivateTargetsAllowed);
    const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
    let current: ClientRequest | undefined;
    // Not an AbortSignal, which costs a tenth of all that a webhook does.
    const giveUp = () => current?.destroy(new Error(`no answer within ${timeoutMs} ms`));
    const timer = setTimeout(giveUp, timeoutMs);
    const attempt = (isRepeat: boolean) =>
      new Promise<WebhookAnswer>((resolve, reject) => {
        const sent = (current = request(target, {
          method: 'POST',
          headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
          ...(!arePrivateTargetsAllowed && { lookup: publicLookup }),
        }));
        // Comes in any case and last: what node ends without an error must not stay pending for ever.
        const endUnanswered = () => reject(new Error('the connection was closed without an answer'));
        sent.on('close', endUnanswered);
        sent.on('error', (error: NodeJS.ErrnoException) => {
          // The endpoint closed a kept connection while this was on its way to it: it has seen nothing of it.
          const isUnseen = sent.reusedSocket && error.code === 'ECONNRESET' && !isRepeat;
          if (!isUnseen) return reject(error);
          sent.off('close', endUnanswered);
          attempt(true).then(resolve, reject);
        });
        sent.on('upgrade', (_response, socket) => {
          socket.destroy();
          reject(new Error('answered 101, another protocol: answer a webhook with a status of 200 to 299'));
        });
        sent.on('response', (response) => {
          // The connection may close before all that came is read: from here on reading decides.
          sent.off('close', endUnanswered);
          readBeginning(response).then(
            (text) => resolve({ status: response.statusCode ?? 0, headers: flat(response), body: text }),
            reject,
          );
        });
        sent.end(body);
      });
    return attempt(false).finally(() => clearTimeout(timer));
  };
}

async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop destroys the response: nobody can make us read for ever.
    if (length >= MAX_KEPT_BYTES) break;
  }
  // NUL is legal HTTP, but not in Postgres.
  return Buffer.concat(chunks).subarray(0, MAX_KEPT_BYTES).toString('utf8').replaceAll('\0', '');
}

function flat({ headers }: IncomingMessage): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')] as const);
  return Object.fromEntries(entries.filter(([name]) => name !== 'set-cookie').slice(0, 32));
}
