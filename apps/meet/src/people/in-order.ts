// The order of the list of people: raised hands first, as they were raised, then oneself and the others by name.
import type { Person } from '../meeting/person.js';

/** Behind every hand; Infinity less Infinity is no number. */
const LAST = Number.MAX_SAFE_INTEGER;

export function inOrder(people: readonly Person[], tag: string): Person[] {
  const byName = new Intl.Collator(tag);
  return [...people].sort(
    (one, other) =>
      (one.hand ?? LAST) - (other.hand ?? LAST) ||
      Number(other.isSelf) - Number(one.isSelf) ||
      byName.compare(one.name, other.name),
  );
}
