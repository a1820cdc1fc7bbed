// Numbers as a language writes them.

/** Seconds with one digit after the point: `1.2`, in German `1,2`. */
export function inSeconds(seconds: number, tag: string): string {
  return seconds.toLocaleString(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
