// An application's webhook endpoint: accepts everything and keeps it, bytes and signature.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Delivered {
  body: string;
  signature: string;
  event: { id: string; type: string; data: { id: string } };
}

export async function startWebhookEndpoint() {
  const delivered: Delivered[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const event = JSON.parse(body) as Delivered['event'];
      delivered.push({ body, signature: String(request.headers['mux-signature']), event });
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    delivered,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
