// The real livekit-server reads the configuration of deploy/, and refuses keys that it does not know.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findBinary } from '@airlock-rtc/livekit-local';
import { beforeAll, expect, it } from 'vitest';
import { filledIn, readComposition } from './composition.js';

let config: string;
beforeAll(async () => {
  const { services } = await readComposition(await filledIn());
  // No Redis and no STUN here: the server gets past its configuration, and ends at the Redis that does not answer.
  config = services
    .livekit!.environment!.LIVEKIT_CONFIG!.replace('redis:6379', '127.0.0.1:9')
    .replace('use_external_ip: true', 'use_external_ip: false');
});

/** What the server says until it ends. */
async function lastWords(text: string): Promise<string> {
  const binary = await findBinary();
  const server = spawn(binary, ['--node-ip', '127.0.0.1', '--bind', '127.0.0.1'], {
    env: { ...process.env, LIVEKIT_CONFIG: text },
  });
  let words = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (words += part));
  await once(server, 'close');
  return words;
}

it('is read to the end: what is missing is Redis', async () => {
  const words = await lastWords(config);
  expect(words).toMatch(/redis|127\.0\.0\.1:9/i);
  expect(words).not.toMatch(/not found in type|unmarshal|could not parse/i);
});

it('would be refused with a key that there is not', async () => {
  expect(await lastWords(`${config}\nwebhoook: {}\n`)).toMatch(/webhoook/);
});
