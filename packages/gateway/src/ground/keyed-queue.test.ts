import { expect, it } from 'vitest';
import { createKeyedQueue } from './keyed-queue.js';

it('does one after the other for one key, at once for two, and goes on after a failure', async () => {
  const run = createKeyedQueue();
  const done: string[] = [];
  const open: (() => void)[] = [];
  const work = (name: string) => async () => {
    await new Promise<void>((resolve) => open.push(resolve));
    done.push(name);
  };
  const first = run('a', work('a1'));
  const failed = run('a', () => Promise.reject(new Error('no')));
  const second = run('a', work('a2'));
  const other = run('b', work('b1'));
  await expect.poll(() => open.length).toBe(2);
  open[1]!();
  await other;
  open[0]!();
  await first;
  await expect(failed).rejects.toThrow('no');
  await expect.poll(() => open.length).toBe(3);
  open[2]!();
  await second;
  expect(done).toEqual(['b1', 'a1', 'a2']);
});
