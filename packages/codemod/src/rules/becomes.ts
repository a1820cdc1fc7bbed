// What the translation table says of a row, in one line for reports and the coverage table.
import { translationOf } from '@airlock-rtc/contract';

/** LiveKit's names, and what else to know. */
export function becomes(name: string): string {
  const row = translationOf(name);
  if (!row) return '';
  const names = row.livekit.map((each) => (typeof each === 'string' ? each : each.event));
  return [names.join(', '), row.note].filter(Boolean).join(': ');
}
