// Puts the state of broadcasts into a room's metadata, beside what the application keeps there. Pure.
import { readRoomMetadata, ROOM_METADATA_KEY, type RoomBroadcast } from '@airlock-rtc/contract';
import type { BroadcastRow } from '../database/rows.js';

/** `foreign`: the text is the application's alone, and cannot hold anything beside. */
export type MetadataChange =
  | { readonly kind: 'same' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'write'; readonly text: string };

/** A room that has never been broadcast gets nothing. */
export function metadataChange(
  current: string,
  rows: readonly Pick<BroadcastRow, 'id' | 'state' | 'cause'>[],
): MetadataChange {
  const written = readRoomMetadata(current);
  const isNeeded = written !== undefined || rows.some(({ state }) => state !== 'idle');
  if (!isNeeded) return { kind: 'same' };
  const broadcasts = rows.map(roomBroadcast);
  if (JSON.stringify(written?.broadcasts) === JSON.stringify(broadcasts)) return { kind: 'same' };
  const theirs = readObject(current);
  if (!theirs) return { kind: 'foreign' };
  return { kind: 'write', text: JSON.stringify({ ...theirs, [ROOM_METADATA_KEY]: { broadcasts } }) };
}

function roomBroadcast({ id, state, cause }: Pick<BroadcastRow, 'id' | 'state' | 'cause'>): RoomBroadcast {
  return cause === null ? { id, state } : { id, state, cause };
}

/** Only a JSON object has room for a key of ours; nothing at all becomes one. */
function readObject(text: string): Record<string, unknown> | undefined {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
