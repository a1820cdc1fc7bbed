// How much of this machine's time its host gave to others: what is measured meanwhile says little of a broadcaster.
import { readFileSync } from 'node:fs';

/** Above it, the aims of a broadcast in real time are not held against the broadcaster. */
const CALM_SHARE = 0.02;

/** Ticks of all cores since the machine began, as Linux counts them: `[all of them, those stolen by the host]`. */
function ticks(): [all: number, stolen: number] {
  if (process.platform !== 'linux') return [1, 0];
  const [, ...counts] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/);
  const [user, nice, system, idle, wait, interrupts, softInterrupts, stolen] = counts.map(Number);
  return [user! + nice! + system! + idle! + wait! + interrupts! + softInterrupts! + stolen!, stolen!];
}

/** Watches the machine from when it is made. */
export class StolenTime {
  readonly #before = ticks();

  /** From 0 to 1, of what the machine's cores could have done. */
  get share(): number {
    const [[allBefore, stolenBefore], [all, stolen]] = [this.#before, ticks()];
    return all === allBefore ? 0 : (stolen - stolenBefore) / (all - allBefore);
  }

  /** The limit of a measurement: looser on a machine that did not have its time, where only a breakdown is told. */
  limit({ calm, starved }: { calm: number; starved: number }): number {
    return this.share < CALM_SHARE ? calm : starved;
  }

  toString(): string {
    const held = this.share < CALM_SHARE ? 'held to the aim' : 'held to a looser limit';
    return `${(this.share * 100).toFixed(0)} % of the machine's time stolen: ${held}`;
  }
}
