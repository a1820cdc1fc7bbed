// Mux's three ways to write a time.

/** As in webhook `data`: whole Unix seconds. */
export function unixSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/** As in REST: Unix seconds, written as a string. */
export function unixSecondsText(time: Date): string {
  return String(unixSeconds(time));
}

/** As in webhook envelopes: ISO 8601 in UTC with six fraction digits. */
export function isoMicroseconds(time: Date): string {
  return time.toISOString().replace('Z', '000Z');
}
