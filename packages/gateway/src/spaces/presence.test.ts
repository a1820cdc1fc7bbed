import { expect, it } from 'vitest';
import { nextPresence } from './presence.js';

const now = new Date(1_000_000);
const ago = (ms: number) => new Date(now.getTime() - ms);
const GRACE_MS = 2500;

it('is active as soon as somebody is there', () => {
  const expected = { status: 'active', participants: 3, emptySince: null };
  expect(nextPresence({ status: 'idle', emptySince: null }, 3, now, GRACE_MS)).toEqual(expected);
});

it('stays idle while nobody comes', () => {
  const expected = { status: 'idle', participants: 0, emptySince: null };
  expect(nextPresence({ status: 'idle', emptySince: null }, 0, now, GRACE_MS)).toEqual(expected);
});

it('waits for the grace to pass before it is idle, and says how long', () => {
  const active = { status: 'active' as const, emptySince: null };
  const emptied = nextPresence(active, 0, now, GRACE_MS);
  expect(emptied).toEqual({ status: 'active', participants: 0, emptySince: now, lookAgainMs: GRACE_MS });
  const still = nextPresence({ ...active, emptySince: ago(2000) }, 0, now, GRACE_MS);
  expect(still).toMatchObject({ status: 'active', emptySince: ago(2000), lookAgainMs: 500 });
  expect(nextPresence({ ...active, emptySince: ago(2500) }, 0, now, GRACE_MS)).toMatchObject({
    status: 'idle',
  });
});

it('forgets that it was empty when somebody is back', () => {
  const back = nextPresence({ status: 'active', emptySince: ago(2400) }, 1, now, GRACE_MS);
  expect(back).toEqual({ status: 'active', participants: 1, emptySince: null });
});
