// Says whether an egress that runs at LiveKit is one that this gateway's database wants.
import { eq } from 'drizzle-orm';
import { findBroadcastAnywhere } from '../broadcasts/store.js';
import type { Database } from '../database/database.js';
import { spaces } from '../database/schema.js';

/** `undefined`: of another gateway on the same LiveKit, with a database of its own; it is left alone. */
export type IsWanted = (broadcastId: string, room: string) => Promise<boolean | undefined>;

export function wantedIn({ queries }: Pick<Database, 'queries'>): IsWanted {
  return async (broadcastId, room) => {
    const row = await findBroadcastAnywhere(queries, broadcastId);
    if (row) return row.state !== 'idle';
    // Deleted broadcasts leave no row, deleted spaces do.
    const [space] = await queries.select({ id: spaces.id }).from(spaces).where(eq(spaces.id, room));
    return space ? false : undefined;
  };
}
