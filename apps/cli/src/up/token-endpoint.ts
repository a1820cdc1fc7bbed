// `POST /api/token {room, name}` -> `{token, url}`: lets whoever reaches the page into a room, for development.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_DISPLAY_NAME_LENGTH } from '@airlock/contract';
import { mintIdentity, signLiveKitToken } from '@airlock/tokens';

/** Longest name of a room; LiveKit itself sets no limit. */
const MAX_ROOM_LENGTH = 128;
const MAX_BODY_BYTES = 4096;

export interface TokenEndpointOptions {
  apiKey: string;
  apiSecret: string;
  /** Where the page finds LiveKit, given the host under which it reached this endpoint. */
  clientUrl: (host: string) => string;
}

/** A handler for Node's HTTP server, and so for any connect-like one. */
export function tokenEndpoint({ apiKey, apiSecret, clientUrl }: TokenEndpointOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    const refuse = (status: number, message: string) => answer(status, { error: { message } });

    if (request.method !== 'POST') return refuse(405, 'Use POST.');
    // Another site's form can send a simple content type without asking this server first; JSON it cannot.
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      return refuse(415, 'Send application/json.');
    }
    const text = await readBody(request);
    if (text === undefined) return refuse(413, `Send at most ${MAX_BODY_BYTES} bytes.`);
    const wish = readWish(text);
    if (typeof wish === 'string') return refuse(400, wish);

    const token = await signLiveKitToken({
      ...{ apiKey, apiSecret },
      ...{ room: wish.room, identity: mintIdentity(), name: wish.name },
    });
    answer(200, { token, url: clientUrl(request.headers.host ?? 'localhost') });
  };
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too much is read to its end and dropped, so that the answer can still be received.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** @returns the wish, or what is wrong with it. */
function readWish(text: string): { room: string; name: string } | string {
  let body: { room?: unknown; name?: unknown } | null;
  try {
    body = JSON.parse(text);
  } catch {
    return 'This is not JSON.';
  }
  const room = typeof body?.room === 'string' ? body.room.trim() : '';
  const name = typeof body?.name === 'string' ? body.name.trim() : '';
  if (!room || room.length > MAX_ROOM_LENGTH) return `"room" has 1 to ${MAX_ROOM_LENGTH} characters.`;
  if (!name || name.length > MAX_DISPLAY_NAME_LENGTH) {
    return `"name" has 1 to ${MAX_DISPLAY_NAME_LENGTH} characters.`;
  }
  return { room, name };
}
