// Keeps for a second what was found by its names: a whole class joins one space, and an application has one token.
import { LRUCache } from 'lru-cache';

/** How long a deletion on another gateway of the same Postgres may go unnoticed. */
const KEPT_MS = 1000;
const MAX_KEPT = 1000;

export interface Lookups<Names extends readonly string[], Found> {
  find(...names: Names): Promise<Found | undefined>;
  /** Something was changed here: ask again. */
  forget(): void;
}

/** @param nowMs the monotonic clock. */
export function createLookups<Names extends readonly string[], Found extends object>(
  find: (...names: Names) => Promise<Found | undefined>,
  nowMs = () => performance.now(),
): Lookups<Names, Found> {
  const kept = new LRUCache<string, Found>({
    ...{ max: MAX_KEPT, ttl: KEPT_MS, ttlResolution: 0 },
    perf: { now: nowMs },
  });
  let changes = 0;
  return {
    async find(...names) {
      const name = JSON.stringify(names);
      const recent = kept.get(name);
      if (recent) return recent;
      const before = changes;
      const found = await find(...names);
      // What was read before a change must not be kept after it.
      if (found && before === changes) kept.set(name, found);
      return found;
    },
    forget() {
      changes += 1;
      kept.clear();
    },
  };
}
