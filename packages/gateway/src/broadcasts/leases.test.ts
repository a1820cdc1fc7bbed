// A gateway that cannot say in time that it is alive ends what it sends, before another may start it.
import { describe, expect, it } from 'vitest';
import type { Database } from '../database/database.js';
import { createLogger } from '../telemetry/logger.js';
import { createMetrics } from '../telemetry/metrics.js';
import { createLeases, FENCE_MS } from './leases.js';
import { LEASE_MS } from './ownership.js';

/** A database that answers a renewal in the way that a test says. */
function leasesWith(answer: () => Promise<{ id: string }[]>) {
  let nowMs = 0;
  const stopped: string[] = [];
  const until = new Map<string, number>();
  const update = () => ({ set: () => ({ where: () => ({ returning: answer }) }) });
  const metrics = createMetrics();
  const leases = createLeases({
    database: { queries: { update } } as unknown as Database,
    broadcaster: {
      stop: async (id) => void stopped.push(id),
      extendLease: (id, untilMs) => void until.set(id, untilMs),
    },
    ...{ gatewayId: 'this one', isUsed: true, monotonicMs: () => nowMs },
    ...{ logger: createLogger('silent'), metrics },
  });
  leases.start();
  return {
    ...{ leases, metrics, stopped, until, pass: (ms: number) => void (nowMs += ms) },
    [Symbol.dispose]: () => leases.stop(),
  };
}

const silence = () => Promise.reject(new Error('timeout exceeded when trying to connect'));
const refused = () =>
  Promise.reject(new Error('Failed query', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }));

describe('a lease', () => {
  it('ends before another gateway may start the broadcast, however long this process was frozen', async () => {
    using test = leasesWith(silence);
    test.leases.hold('b');
    test.pass(FENCE_MS + 1);
    await expect.poll(() => test.stopped).toEqual(['b']);
    expect([test.leases.isHeld('b'), test.leases.isFenced('b')]).toEqual([false, true]);
    expect(FENCE_MS + 1000).toBeLessThan(LEASE_MS);
  });

  it('is its broadcaster’s too, which ends by itself in time while this process is frozen', async () => {
    using test = leasesWith(async () => [{ id: 'b' }]);
    test.leases.hold('b');
    expect(test.until.get('b')).toBeGreaterThan(FENCE_MS + 1000);
    // A second to end its streams.
    expect(test.until.get('b')! + 1000).toBeLessThan(LEASE_MS);
    const first = test.until.get('b')!;
    test.pass(2000);
    await test.leases.renew();
    expect(test.until.get('b')).toBe(first + 2000);
  });

  it('counts from the last renewal for a broadcast that has begun since: other gateways do', async () => {
    using test = leasesWith(async () => []);
    await test.leases.renew();
    test.leases.hold('at the renewal');
    test.pass(1900);
    test.leases.hold('b');
    expect(test.until.get('b')).toBe(test.until.get('at the renewal'));
    test.leases.hold('b', { isReleased: true });
    expect(test.until.get('b')).toBe(test.until.get('at the renewal')! + 1900);
  });

  it('is counted once as lapsed, whoever notices it', async () => {
    using test = leasesWith(silence);
    test.leases.hold('b');
    test.leases.lapse('b');
    test.leases.lapse('b');
    expect((await test.metrics.fencedBroadcasts.get()).values).toMatchObject([{ value: 1 }]);
  });

  it('is renewed by a last try when the time is up, if nobody has taken the broadcast over', async () => {
    let renewals = 0;
    using test = leasesWith(async () => [{ id: (renewals += 1) ? 'b' : '' }]);
    test.leases.hold('b');
    test.pass(FENCE_MS + 1);
    await expect.poll(() => renewals).toBeGreaterThan(0);
    expect([test.stopped, test.leases.isHeld('b')]).toEqual([[], true]);
  });

  it('ends as soon as a renewal says that the broadcast is another gateway’s, or stopped', async () => {
    using test = leasesWith(async () => []);
    test.leases.hold('b');
    await test.leases.renew();
    expect(test.stopped).toEqual(['b']);
  });

  it('goes on while the database is down for everybody', async () => {
    using test = leasesWith(refused);
    test.leases.hold('b');
    for (let second = 0; second < 30; second += 2) {
      test.pass(2000);
      await test.leases.renew().catch(() => {});
    }
    test.pass(FENCE_MS - 1);
    expect([test.stopped, test.leases.isHeld('b')]).toEqual([[], true]);
  });
});
