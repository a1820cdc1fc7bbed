import { expect, it } from 'vitest';
import { waitsTogether } from './lip-sync.js';

it('lets frames wait for audio that NetEq keeps', () => {
  const sound = { underWayMs: 110, leastWaitMs: 35 };
  const picture = { underWayMs: 14, leastWaitMs: 33 };
  expect(waitsTogether([sound, picture])).toEqual([35, 131]);
});

it('lets audio wait for frames that come late', () => {
  const sound = { underWayMs: 30, leastWaitMs: 35 };
  const [camera, screen] = [
    { underWayMs: 20, leastWaitMs: 33 },
    { underWayMs: 150, leastWaitMs: 33 },
  ];
  expect(waitsTogether([sound, camera, screen])).toEqual([153, 163, 33]);
});

it('lets nothing wait for ever', () => {
  const lost = { underWayMs: 5000, leastWaitMs: 35 };
  expect(waitsTogether([lost, { underWayMs: 10, leastWaitMs: 33 }])).toEqual([35, 400]);
});

it('leaves alone whoever has nothing to be held together', () => {
  expect(waitsTogether([{ underWayMs: 60, leastWaitMs: 35 }])).toEqual([35]);
  expect(waitsTogether([])).toEqual([]);
});
