// The clock by which a gateway and its broadcaster's processes tell how long a lease is. Node only.

/** The monotonic clock of the machine, in milliseconds: the same for every process on it, and it counts while one is frozen. */
export function machineClockMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
