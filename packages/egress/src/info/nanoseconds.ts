// Times as EgressInfo has them: nanoseconds since 1970.

export function toNanoseconds(milliseconds: number): bigint {
  return BigInt(Math.round(milliseconds)) * 1_000_000n;
}
