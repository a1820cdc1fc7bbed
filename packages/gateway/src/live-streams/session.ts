// Moves a live stream between idle and active as a broadcast to it begins and ends.
import type { Queries } from '../database/database.js';
import type { EventType } from '../webhooks/event-types.js';
import { recordEvents } from '../webhooks/outbox.js';
import { lockLiveStream, updateLiveStream } from './store.js';
import { liveStreamEvent } from './translate.js';

/** In Mux's order; what lies between them is over before a broadcaster calls itself active. */
const EVENTS = {
  active: ['video.live_stream.connected', 'video.live_stream.recording', 'video.live_stream.active'],
  idle: ['video.live_stream.disconnected', 'video.live_stream.idle'],
} as const satisfies Record<string, readonly EventType[]>;

export async function recordLiveStreamState(
  tx: Queries,
  now: Date,
  environmentId: string,
  id: string,
  status: 'active' | 'idle',
): Promise<void> {
  const stream = await lockLiveStream(tx, environmentId, id);
  if (!stream || stream.status === status || stream.status === 'disabled') return;
  // The object still says its old status until the last of its events, as Mux's did.
  const after = await updateLiveStream(tx, id, { status });
  const types = EVENTS[status];
  await recordEvents(
    tx,
    now,
    types.map((type, index) => liveStreamEvent(type, index === types.length - 1 ? after : stream)),
  );
}
