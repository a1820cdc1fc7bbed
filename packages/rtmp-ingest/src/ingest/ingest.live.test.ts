import { request } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publish } from '../../test/publish.js';
import { Ingest } from './ingest.js';

const soon = { timeout: 40_000, interval: 100 };
const keys = new Set<string>();
const asked: string[] = [];
let breakdown: Error | undefined;
let ingest: Ingest;
beforeAll(async () => {
  ingest = await Ingest.start({
    mayPublish: (streamKey) => {
      asked.push(streamKey);
      if (breakdown) throw breakdown;
      return keys.has(streamKey);
    },
  });
});
afterAll(() => ingest[Symbol.asyncDispose]());

/** Publishes until disposed of; `ended` tells whether the server hung up before. */
function publisher(key: string, to = ingest) {
  const over = new AbortController();
  const ended = publish(to.url(key), over.signal).then(
    () => 'stopped',
    () => 'hung up',
  );
  return {
    ended,
    async [Symbol.asyncDispose]() {
      over.abort();
      await ended;
    },
  };
}

const statusOf = async (key: string) =>
  (await fetch(`${ingest.flvUrl}/${key}.flv`, { method: 'HEAD' })).status;

/** The first bytes of a stream, and a promise of its end. */
async function watch(key: string) {
  const response = await fetch(`${ingest.flvUrl}/${key}.flv`);
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  const drain = async () => {
    while (!(await reader.read()).done);
  };
  return { head: Buffer.from(value!).subarray(0, 3).toString(), ended: drain() };
}

it('shows what is published with an allowed key, while it is published', async () => {
  keys.add('allowed');
  expect(await statusOf('allowed')).toBe(404);
  const one = publisher('allowed');
  await vi.waitFor(async () => expect(await statusOf('allowed')).toBe(200), soon);
  const viewer = await watch('allowed');
  expect(viewer.head).toBe('FLV');
  await one[Symbol.asyncDispose]();
  await viewer.ended;
  expect(await statusOf('allowed')).toBe(404);
});

it('hangs up on a wrong key, and shows nothing of it', async () => {
  await using wrong = publisher('wrong');
  expect(await wrong.ended).toBe('hung up');
  expect(asked).toContain('wrong');
  expect(await statusOf('wrong')).toBe(404);
});

it('ends a stream whose key is taken back, and keeps it while nobody can say', async () => {
  keys.add('disabled-later');
  await using one = publisher('disabled-later');
  await vi.waitFor(async () => expect(await statusOf('disabled-later')).toBe(200), soon);
  breakdown = new Error('the database is away');
  asked.length = 0;
  await vi.waitFor(() => expect(asked).toContain('disabled-later'), soon);
  await using newcomer = publisher('newcomer');
  expect(await newcomer.ended).toBe('hung up');
  expect(await statusOf('disabled-later')).toBe(200);
  breakdown = undefined;
  keys.delete('disabled-later');
  expect(await one.ended).toBe('hung up');
});

it('lets nobody publish by HTTP, whatever the key', async () => {
  keys.add('posted');
  asked.length = 0;
  const posting = new Promise((resolve, reject) => {
    const asking = request(`${ingest.flvUrl}/posted.flv`, { method: 'POST' }, resolve).on('error', reject);
    asking.write(Buffer.from('FLV\x01\x05\0\0\0\x09\0\0\0\0', 'latin1'));
  });
  await expect(posting).rejects.toThrow();
  expect(asked).toEqual([]);
  expect(await statusOf('posted')).toBe(404);
});

it('says when it dies, and comes back on the same ports', async () => {
  const onDied = vi.fn();
  await using mortal = await Ingest.start({ onDied });
  process.kill(mortal.pid!, 'SIGKILL');
  await vi.waitFor(() => expect(onDied).toHaveBeenCalledOnce(), soon);
  await mortal.restart();
  await using one = publisher('anything', mortal);
  const isOnAir = async () => (await fetch(`${mortal.flvUrl}/anything.flv`, { method: 'HEAD' })).ok;
  await vi.waitFor(async () => expect(await isOnAir()).toBe(true), soon);
  await one[Symbol.asyncDispose]();
  await mortal.restart();
  await mortal.kill();
  expect(onDied).toHaveBeenCalledOnce();
});

it('says which ports it wanted when one is taken', async () => {
  await expect(Ingest.start({ port: ingest.port })).rejects.toThrow(`ports ${ingest.port} and`);
});
