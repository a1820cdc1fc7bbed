// Ids as psrpc makes them: a prefix that tells what it is, and twelve random letters and digits.
import { randomInt } from 'node:crypto';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export function newId(prefix: 'CLI' | 'SRV' | 'REQ'): string {
  return `${prefix}_${Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}

/** Now in nanoseconds since 1970, to the millisecond. */
export function toNanoseconds(milliseconds: number): bigint {
  return BigInt(Math.round(milliseconds)) * 1_000_000n;
}
