// Shows what stands in a token: it comes from a stranger, and must not speak to the terminal.

/** Text as it is and everything else as JSON, control characters escaped; a dash for what is absent. */
export function printable(value: unknown): string {
  if (value === undefined) return '-';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, escapeCharacter);
}

/** `2026-11-22 23:40:00Z (in 6 h)`, or the number itself when it is no time in seconds. */
export function printableTime(seconds: unknown, nowMs: number): string {
  if (typeof seconds !== 'number') return printable(seconds);
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return `${seconds} (no time: written in milliseconds?)`;
  return `${time.toISOString().replace('T', ' ').replace('.000Z', 'Z')} (${distance(seconds * 1000 - nowMs)})`;
}

function distance(differenceMs: number): string {
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  const [size, unit] = (
    [
      [86_400, 'd'],
      [3600, 'h'],
      [60, 'min'],
    ] as const
  ).find(([size]) => seconds >= size) ?? [1, 's'];
  const amount = `${Math.round(seconds / size)} ${unit}`;
  return differenceMs < 0 ? `${amount} ago` : `in ${amount}`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
