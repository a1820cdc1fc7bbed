// An application's webhook endpoint: verifies as mux-node 7 does, and keeps what it received in order.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  readonly body: string;
  readonly signature: string;
  readonly authorization: string | undefined;
  readonly contentType: string;
  // What a test looks into.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly event: any;
  /** What was answered. */
  readonly status: number;
}

export interface WebhookReceiver extends AsyncDisposable {
  readonly url: string;
  /** Everything that arrived, refused or not. */
  readonly received: ReceivedWebhook[];
  /** Accepted events, each once, as `type` lines. */
  types(): string[];
  /** Decides the answer; default 200. A promise that never settles is an endpoint that hangs. */
  answer: (webhook: Omit<ReceivedWebhook, 'status'>) => number | Promise<number>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const webhook = {
        body,
        signature: String(request.headers['mux-signature']),
        authorization: request.headers.authorization,
        contentType: String(request.headers['content-type']),
        event: JSON.parse(body) as unknown,
      };
      void Promise.resolve(receiver.answer(webhook)).then((status) => {
        received.push({ ...webhook, status });
        response.writeHead(status).end();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    received,
    answer: () => 200,
    types() {
      const accepted = received.filter(({ status }) => status < 300);
      const once = new Map(accepted.map(({ event }) => [event.id as string, event.type as string]));
      return [...once.values()];
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** As `Mux.Webhooks.verifyHeader` of mux-node 7: throws when the signature is wrong or older than 300 s. */
export function verifyHeader(body: string, header: string, secret: string, now: Date = new Date()): void {
  const parts = header.split(',').map((part) => part.split('=') as [string, string]);
  const time = Number(parts.find(([name]) => name === 't')?.[1]);
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const isKnown = parts.some(
    ([name, value]) =>
      name === 'v1' &&
      value.length === expected.length &&
      timingSafeEqual(Buffer.from(value), Buffer.from(expected)),
  );
  if (!isKnown) throw new Error('No signatures found matching the expected signature for payload');
  if (now.getTime() / 1000 - time > 300) throw new Error('Timestamp outside the tolerance zone');
}
