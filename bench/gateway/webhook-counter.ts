// An application that accepts every webhook, in a process of its own, and tells how many came.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const TELL_EVERY_MS = 20;

export async function startWebhookCounter() {
  const child = fork(import.meta.filename);
  const [port] = (await once(child, 'message')) as [number];
  let count = 0;
  child.on('message', (told: number) => (count = told));
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    async reached(expected: number): Promise<void> {
      while (count < expected) await once(child, 'message');
    },
    [Symbol.asyncDispose]: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function count(): Promise<void> {
  let seen = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      seen += 1;
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send!((server.address() as AddressInfo).port);
  setInterval(() => process.send!(seen), TELL_EVERY_MS);
  process.once('disconnect', () => process.exit());
}

if (process.send && process.argv[1] === import.meta.filename) await count();
