// Remembers what broadcasts have cost on this machine, by their size; guesses until there is a measure.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  BROADCAST_RESOLUTIONS,
  broadcastSize,
  isCanvasSize,
  type BroadcastCapacity,
  type CanvasSize,
  type Resources,
} from '@airlock-rtc/contract';

type Costs = Partial<Record<CanvasSize, Resources>>;

/**
 * What is assumed where nothing was measured: four people to 1280x720 at 30 frames a second take 0.7 cores and
 * 235 MiB, a little more than in bench/broadcast; about half of it grows with the frame.
 */
export function firstEstimate(resolution: CanvasSize): Resources {
  const { width, height } = broadcastSize(resolution);
  const megapixels = (width * height) / 1e6;
  return { cores: 0.35 + 0.38 * megapixels, memoryMib: 180 + 60 * megapixels };
}

export class CostBook {
  private constructor(
    private readonly path: string,
    private readonly measured: Costs,
  ) {}

  /** A file that is missing or cannot be read is an empty book. */
  static async open(path: string): Promise<CostBook> {
    const text = await readFile(path, 'utf8').catch(() => '{}');
    return new CostBook(path, readCosts(text));
  }

  /** Measured here; else the measure of another size, brought to this one; else the first estimate. */
  cost(resolution: CanvasSize): Resources & { readonly isMeasured: boolean } {
    const own = this.measured[resolution];
    if (own) return { ...own, isMeasured: true };
    const guess = firstEstimate(resolution);
    const other = BROADCAST_RESOLUTIONS.find((each) => this.measured[each]);
    if (!other) return { ...guess, isMeasured: false };
    const [known, assumed] = [this.measured[other]!, firstEstimate(other)];
    return {
      cores: (guess.cores * known.cores) / assumed.cores,
      memoryMib: (guess.memoryMib * known.memoryMib) / assumed.memoryMib,
      isMeasured: false,
    };
  }

  get costs(): BroadcastCapacity['costs'] {
    return Object.fromEntries(BROADCAST_RESOLUTIONS.map((resolution) => [resolution, this.cost(resolution)]));
  }

  /**
   * Takes the peak of a broadcast for what one costs. One that did not get enough CPU only raises the cost: with
   * enough it would have used more.
   */
  async record(resolution: CanvasSize, peak: Resources, hadEnough: boolean): Promise<void> {
    const before = this.measured[resolution];
    const keep = hadEnough ? peak : { ...peak, cores: Math.max(peak.cores, this.cost(resolution).cores) };
    if (before && before.cores === keep.cores && before.memoryMib === keep.memoryMib) return;
    this.measured[resolution] = { cores: keep.cores, memoryMib: keep.memoryMib };
    await mkdir(dirname(this.path), { recursive: true });
    // Whoever reads it meanwhile finds the old book or the new one, never half of one.
    await writeFile(`${this.path}.new`, JSON.stringify(this.measured, null, 2));
    await rename(`${this.path}.new`, this.path);
  }
}

function readCosts(text: string): Costs {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return {};
  }
  const entries = Object.entries((read ?? {}) as Record<string, Partial<Resources> | null>);
  return Object.fromEntries(
    entries.filter(
      ([size, cost]) => isCanvasSize(size) && isPositive(cost?.cores) && isPositive(cost?.memoryMib),
    ),
  ) as Costs;
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
