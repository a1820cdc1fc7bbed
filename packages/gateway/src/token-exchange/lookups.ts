// Keeps for a second which key and space a token named, since a whole class joins with tokens for one space.
import { LRUCache } from 'lru-cache';
import type { KeyAndSpace } from './store.js';

/** How long a deletion on another gateway of the same Postgres may go unnoticed. */
const KEPT_MS = 1000;
const MAX_KEPT = 1000;

type Find = (keyId: string, spaceId: string) => Promise<KeyAndSpace | undefined>;

export interface Lookups {
  readonly find: Find;
  /** Something was changed here: ask again. */
  forget(): void;
}

/** @param nowMs the monotonic clock. */
export function createLookups(find: Find, nowMs = () => performance.now()): Lookups {
  const kept = new LRUCache<string, KeyAndSpace>({
    ...{ max: MAX_KEPT, ttl: KEPT_MS, ttlResolution: 0 },
    perf: { now: nowMs },
  });
  let changes = 0;
  return {
    async find(keyId, spaceId) {
      const name = JSON.stringify([keyId, spaceId]);
      const recent = kept.get(name);
      if (recent) return recent;
      const before = changes;
      const found = await find(keyId, spaceId);
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
