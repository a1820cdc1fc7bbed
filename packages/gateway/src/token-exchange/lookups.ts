// Remembers for a second which key and space a token named, since a whole class joins with tokens for one space.
import type { KeyAndSpace } from './store.js';

/** How long a deletion on another gateway of the same Postgres may go unnoticed. */
const REMEMBERED_MS = 1000;
const MAX_REMEMBERED = 1000;

type Find = (keyId: string, spaceId: string) => Promise<KeyAndSpace | undefined>;

export interface Lookups {
  readonly find: Find;
  /** Something was changed here: look again. */
  forget(): void;
}

export function rememberLookups(find: Find, now: () => Date): Lookups {
  const remembered = new Map<string, { found: KeyAndSpace; at: number }>();
  let changes = 0;
  return {
    async find(keyId, spaceId) {
      const name = JSON.stringify([keyId, spaceId]);
      const recent = remembered.get(name);
      if (recent && now().getTime() - recent.at < REMEMBERED_MS) return recent.found;
      const before = changes;
      const found = await find(keyId, spaceId);
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      // What was read before a change must not be remembered after it.
      if (found && before === changes) remembered.set(name, { found, at: now().getTime() });
      return found;
    },
    forget() {
      changes += 1;
      remembered.clear();
    },
  };
}
