// Remembers what broadcasts have cost on this machine, by their workload; guesses until there is a measure.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  BROADCAST_RESOLUTIONS,
  type BroadcastCapacity,
  type BroadcastResolution,
  type Resources,
} from '@airlock-rtc/contract';
import type { HardwareChoice } from '../encoding/encoding-settings.js';
import { firstEstimate, isWorkload, workloadOf, type Workload } from './workload.js';

type Costs = Partial<Record<Workload, Resources>>;

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

  /** Measured here; else the measure of a usual size, brought to this one; else the first estimate. */
  cost(workload: Workload): Resources & { readonly isMeasured: boolean } {
    const own = this.measured[workload];
    if (own) return { ...own, isMeasured: true };
    const guess = firstEstimate(workload);
    const other = BROADCAST_RESOLUTIONS.find((each) => this.measured[each]);
    if (!other) return { ...guess, isMeasured: false };
    const [known, assumed] = [this.measured[other]!, firstEstimate(other)];
    return {
      cores: (guess.cores * known.cores) / assumed.cores,
      memoryMib: (guess.memoryMib * known.memoryMib) / assumed.memoryMib,
      isMeasured: false,
    };
  }

  /** Of broadcasts in Mux's sizes. */
  costs(hardware?: HardwareChoice): BroadcastCapacity['costs'] {
    const cost = (resolution: BroadcastResolution) => this.cost(workloadOf({ resolution, hardware }));
    return Object.fromEntries(BROADCAST_RESOLUTIONS.map((each) => [each, cost(each)]));
  }

  /**
   * Takes the peak of a broadcast for what one costs. One that did not get enough CPU only raises the cost: with
   * enough it would have used more.
   */
  async record(workload: Workload, peak: Resources, hadEnough: boolean): Promise<void> {
    const before = this.measured[workload];
    const keep = hadEnough ? peak : { ...peak, cores: Math.max(peak.cores, this.cost(workload).cores) };
    if (before && before.cores === keep.cores && before.memoryMib === keep.memoryMib) return;
    this.measured[workload] = { cores: keep.cores, memoryMib: keep.memoryMib };
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
      ([key, cost]) => isWorkload(key) && isPositive(cost?.cores) && isPositive(cost?.memoryMib),
    ),
  ) as Costs;
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
