// What Airlock writes into a LiveKit room's metadata, read with tolerance for whatever else stands there.
import { isBroadcastState, type BroadcastState } from '../broadcast/broadcast-state.js';

/** Key of Airlock's part in the room metadata's JSON object; the other keys belong to the application. */
export const ROOM_METADATA_KEY = 'airlock';

/** One broadcast of the room. */
export interface RoomBroadcast {
  readonly id: string;
  readonly state: BroadcastState;
  /** Why it is retrying or idle, in words for a person. */
  readonly cause?: string;
}

/** Airlock's part of the room metadata. */
export interface RoomMetadata {
  readonly broadcasts: readonly RoomBroadcast[];
}

/**
 * Reads Airlock's part out of a room's metadata.
 * `undefined` when the text is empty, is not JSON, or holds nothing of Airlock's. Broadcasts of an unknown form are
 * left out, so that a newer gateway does not break an older client.
 */
export function readRoomMetadata(text: string | undefined): RoomMetadata | undefined {
  const airlock = asObject(asObject(parse(text))?.[ROOM_METADATA_KEY]);
  if (!airlock) return undefined;
  const broadcasts = Array.isArray(airlock.broadcasts) ? airlock.broadcasts : [];
  return { broadcasts: broadcasts.flatMap(readBroadcast) };
}

/**
 * Whether any broadcast of the room is on the air: what Mux's `space.broadcasting` says.
 * One that retries is, as in REST: its live stream goes on with a gap.
 */
export function isBroadcasting(metadata: RoomMetadata | undefined): boolean {
  return metadata?.broadcasts.some(({ state }) => state === 'active' || state === 'retrying') ?? false;
}

function readBroadcast(value: unknown): RoomBroadcast[] {
  const { id, state, cause } = asObject(value) ?? {};
  if (typeof id !== 'string' || !isBroadcastState(state)) return [];
  return [typeof cause === 'string' ? { id, state, cause } : { id, state }];
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function parse(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
