// Finds, in one query, the signing key and the space that a Mux token names.
import { eq, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { signingKeys, spaces } from '../database/schema.js';
import type { SigningKeyRow, SpaceRow } from '../database/rows.js';

export interface KeyAndSpace {
  readonly key: SigningKeyRow;
  /** Of any environment, and maybe deleted: whoever asks must look. */
  readonly space: SpaceRow | null;
}

export async function findKeyAndSpace(
  queries: Queries,
  keyId: string,
  spaceId: string,
): Promise<KeyAndSpace | undefined> {
  const [row] = await queries
    .select({ key: signingKeys, space: spaces })
    .from(signingKeys)
    .leftJoin(spaces, sql`${spaces.id} = ${spaceId}`)
    .where(eq(signingKeys.id, keyId));
  return row;
}
