// Finds out whose picture stands still though their camera is on: their connection, or one's own, is interrupted.
import type { Reception } from './reception-meter.js';

/** One alone may be a busy machine. */
const READINGS = 2;

export class Interruptions {
  #stillFor = new Map<string, number>();

  /** The keys of those of whom no frame came between the last readings; each reading is of a second or more. */
  after(receptions: readonly Pick<Reception, 'key' | 'framesPerSecond'>[]): ReadonlySet<string> {
    const still = receptions.filter(({ framesPerSecond }) => framesPerSecond === 0);
    this.#stillFor = new Map(still.map(({ key }) => [key, (this.#stillFor.get(key) ?? 0) + 1]));
    return new Set(still.map(({ key }) => key).filter((key) => this.#stillFor.get(key)! >= READINGS));
  }
}
