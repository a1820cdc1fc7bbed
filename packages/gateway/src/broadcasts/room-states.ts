// Tells the people in a room how its broadcasts stand, by the room's metadata; repeats what did not arrive.
import { readRoomMetadata } from '@airlock-rtc/contract';
import { LRUCache } from 'lru-cache';
import type { Queries } from '../database/database.js';
import type { LiveKit, Room } from '../livekit/livekit.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import { createKeyedQueue } from '../ground/keyed-queue.js';
import { metadataChange } from './room-metadata.js';
import { broadcastsOfSpaces, runningBroadcasts } from './store.js';

export interface RoomStates {
  /** After a change; never rejects: what fails now is done by `repair`. */
  publish(spaceId: string): Promise<void>;
  /** Compares all open rooms of spaces with what is stored: one may be new, or another gateway's word was lost. */
  repair(rooms: readonly Room[]): Promise<void>;
}

interface RoomStatesDeps {
  readonly queries: Queries;
  readonly livekit: Pick<LiveKit, 'findRoom' | 'setMetadata'>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'roomMetadataWrites'>;
}

export function createRoomStates({ queries, livekit, logger, metrics }: RoomStatesDeps): RoomStates {
  /** Two writes to a room at a time could swap. */
  const inTurn = createKeyedQueue();
  const warned = new LRUCache<string, true>({ max: 1000 });

  async function write(spaceId: string): Promise<void> {
    const room = await livekit.findRoom(spaceId);
    if (!room) return;
    // Read after the room, so that what is written is never older than what stands there.
    const change = metadataChange(room.metadata, await broadcastsOfSpaces(queries, [spaceId]));
    if (change.kind === 'same') return;
    if (change.kind === 'foreign') return leaveAlone(spaceId);
    await livekit.setMetadata(spaceId, change.text);
    metrics.roomMetadataWrites.inc({ result: 'written' });
  }

  function leaveAlone(spaceId: string): void {
    metrics.roomMetadataWrites.inc({ result: 'foreign' });
    if (warned.has(spaceId)) return;
    warned.set(spaceId, true);
    const next = 'browsers are not told of its broadcasts: make the metadata a JSON object';
    logger.warn({ spaceId }, `metadata of the room is not a JSON object and is left alone; ${next}`);
  }

  function publish(spaceId: string): Promise<void> {
    return inTurn(spaceId, () => write(spaceId)).catch((error: unknown) => {
      metrics.roomMetadataWrites.inc({ result: 'failed' });
      logger.warn({ err: error, spaceId }, 'room not told of its broadcasts yet');
    });
  }

  return {
    publish,
    async repair(rooms) {
      const onAir = new Set((await runningBroadcasts(queries)).map(({ spaceId }) => spaceId));
      // The others were told nothing and have nothing to be told.
      const told = rooms.filter(({ name, metadata }) => onAir.has(name) || readRoomMetadata(metadata));
      const rows = await broadcastsOfSpaces(
        queries,
        told.map(({ name }) => name),
      );
      for (const { name, metadata } of told) {
        const ofRoom = rows.filter(({ spaceId }) => spaceId === name);
        if (metadataChange(metadata, ofRoom).kind === 'write') await publish(name);
      }
    },
  };
}
