// Makes the ids and secrets that the gateway hands out.
import { randomBytes } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** 43 letters of 62 are 256 bits: as long as Mux's own ids, and enough for a secret. */
const LENGTH = 43;

/** An opaque id in Mux's shape, `[A-Za-z0-9]` only. */
export function newId(length = LENGTH): string {
  let id = '';
  while (id.length < length) {
    // 248 = 4 * 62: larger bytes would favour some letters.
    for (const byte of randomBytes(2 * length))
      if (byte < 248 && id.length < length) id += LETTERS[byte % 62];
  }
  return id;
}

/** Whether a text could be one of our ids; Mux answers 400, not 404, to one that could not. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9]{20,255}$/.test(text);
}
