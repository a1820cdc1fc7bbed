import { expect, it } from 'vitest';
import { fitBitrate, type LayerCosts } from './fit-bitrate.js';

const person = (identity: string, ...costsBps: number[]): LayerCosts => ({ identity, costsBps });
const three = ['ann', 'bob', 'cas'].map((identity) => person(identity, 100, 300, 1000));

it.each<[maxBps: number, layers: [string, number][]]>([
  [
    3000,
    [
      ['ann', 2],
      ['bob', 2],
      ['cas', 2],
    ],
  ],
  [
    1400,
    [
      ['ann', 2],
      ['bob', 1],
      ['cas', 0],
    ],
  ],
  [
    700,
    [
      ['ann', 1],
      ['bob', 1],
      ['cas', 0],
    ],
  ],
  [
    300,
    [
      ['ann', 0],
      ['bob', 0],
      ['cas', 0],
    ],
  ],
  [
    299,
    [
      ['ann', 0],
      ['bob', 0],
    ],
  ],
  [0, [['ann', 0]]],
])('under %s bit/s everyone has a picture before anyone has a better one', (maxBps, layers) => {
  expect([...fitBitrate(three, maxBps)]).toEqual(layers);
});

it('whoever shows nothing costs nothing', () => {
  expect([...fitBitrate([person('ann', 100), person('bob')], 100)]).toEqual([
    ['ann', 0],
    ['bob', 0],
  ]);
});

it('never costs more than the ceiling, but for the first', () => {
  for (let maxBps = 100; maxBps < 3500; maxBps += 70) {
    const costs = [...fitBitrate(three, maxBps).values()].map((layer) => [100, 300, 1000][layer]!);
    expect(costs.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(maxBps);
  }
});
