// How long a gateway that ends keeps its port open for those who ask whether it is ready.
import { expect, it } from 'vitest';
import { createReadinessProbes } from './readiness-probes.js';

const NEVER_MS = 1e9;

it('is not at all where nobody asks, or nobody has asked lately', async () => {
  let nowMs = 0;
  const probes = createReadinessProbes(() => nowMs, 0);
  await probes.untilTold(NEVER_MS);
  probes.answered(true);
  nowMs = 31_000;
  await probes.untilTold(NEVER_MS);
});

it('is until they have been told that it is not', async () => {
  const probes = createReadinessProbes(() => 0, 0);
  probes.answered(true);
  const told: string[] = [];
  const waiting = probes.untilTold(NEVER_MS).then(() => told.push('closed'));
  setImmediate(() => {
    told.push('asked');
    probes.answered(false);
  });
  await waiting;
  expect(told).toEqual(['asked', 'closed']);
});

it('is no longer than the limit where they ask no more', async () => {
  let nowMs = 0;
  const probes = createReadinessProbes(() => (nowMs += 100), 0);
  probes.answered(true);
  await probes.untilTold(500);
});
