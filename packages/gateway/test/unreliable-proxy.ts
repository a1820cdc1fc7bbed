// Stands between LiveKit and the gateway and loses webhooks at random, the same ones for the same seed.
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface UnreliableProxy extends AsyncDisposable {
  readonly url: string;
  readonly counts: { lost: number; passed: number };
}

export async function startUnreliableProxy(
  target: string,
  lossRate: number,
  seed: number,
): Promise<UnreliableProxy> {
  const random = mulberry32(seed);
  const counts = { lost: 0, passed: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isLost = random() < lossRate;
      counts[isLost ? 'lost' : 'passed'] += 1;
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const headers = { authorization, 'content-type': type };
      // LiveKit is told that all is well: it will not send this one again.
      const sent = isLost
        ? undefined
        : fetch(target, { method: 'POST', headers, body: Buffer.concat(chunks) });
      void Promise.resolve(sent).then(
        () => response.writeHead(200).end(),
        () => response.writeHead(200).end(),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    counts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A small random generator with a seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
