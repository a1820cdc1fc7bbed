// Decides how many are received, and in which layers, under a ceiling of bits a second: a pure function.

/** What one person's videos cost in each layer, lowest first: the sum of all that are not muted. */
export interface LayerCosts {
  readonly identity: string;
  readonly costsBps: readonly number[];
}

/**
 * As many as fit in their lowest layer, at least one; what is left raises layers, the strongest claims first.
 * @param people strongest claim first
 * @returns the layer of each who is received
 */
export function fitBitrate(people: readonly LayerCosts[], maxBps: number): Map<string, number> {
  const layers = new Map<string, number>();
  let leftBps = maxBps;
  for (const { identity, costsBps } of people) {
    const lowestBps = costsBps[0] ?? 0;
    if (lowestBps > leftBps && layers.size > 0) break;
    leftBps -= lowestBps;
    layers.set(identity, 0);
  }
  for (const { identity, costsBps } of people.slice(0, layers.size)) {
    const lowestBps = costsBps[0] ?? 0;
    for (let layer = costsBps.length - 1; layer > 0; layer -= 1) {
      const moreBps = costsBps[layer]! - lowestBps;
      if (moreBps > leftBps) continue;
      leftBps -= moreBps;
      layers.set(identity, layer);
      break;
    }
  }
  return layers;
}
