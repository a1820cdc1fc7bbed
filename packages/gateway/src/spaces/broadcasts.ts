// Creates and deletes broadcasts of a space.
import { MAX_BROADCASTS_PER_SPACE } from '@airlock-rtc/contract';
import type { Queries } from '../database/database.js';
import { GatewayError, notFound } from '../errors/errors.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { requireLiveStream } from '../live-streams/destination.js';
import type { Caller } from '../ground/caller.js';
import { findSpace, lockSpace, type SpaceWithBroadcasts } from './store.js';
import { spaceEvent } from './translate.js';
import { recordEvents } from '../webhooks/outbox.js';
import { insertNewBroadcast } from '../broadcasts/new-broadcast.js';
import type { CreateBroadcastRequest } from '../broadcasts/schemas.js';
import { deleteBroadcast } from '../broadcasts/store.js';
import { broadcastEvent } from '../broadcasts/translate.js';
import type { BroadcastRow } from '../database/rows.js';

/** Adds a broadcast to a space; besides its own event the space's `updated` is sent, since its list has changed. */
export async function createBroadcast(
  context: BroadcastContext,
  caller: Caller,
  spaceId: string,
  wanted: CreateBroadcastRequest,
): Promise<BroadcastRow> {
  const { environmentId } = caller;
  if (!(await findSpace(context.database.queries, environmentId, spaceId))) throw notFound('Space');
  await requireLiveStream(context, environmentId, wanted.live_stream_id);
  return context.change(async (tx, now) => {
    const { space, broadcasts } = await lockOwnSpace(tx, caller, spaceId);
    if (broadcasts.length >= MAX_BROADCASTS_PER_SPACE) {
      const limit = `A space has ${MAX_BROADCASTS_PER_SPACE} broadcast destination at most`;
      throw new GatewayError('invalid_parameters', `${limit}: delete the other one first`);
    }
    const row = await insertNewBroadcast(tx, now, space, wanted);
    const updated = { space, broadcasts: [...broadcasts, row] };
    await recordEvents(tx, now, [
      broadcastEvent('video.space.broadcast.created', space, row, caller.requestId),
      spaceEvent('video.space.updated', updated, caller.requestId),
    ]);
    return row;
  });
}

export async function removeBroadcast(
  context: BroadcastContext,
  caller: Caller,
  spaceId: string,
  id: string,
): Promise<void> {
  await context.change(async (tx, now) => {
    const { space, broadcasts } = await lockOwnSpace(tx, caller, spaceId);
    const row = ownBroadcast(broadcasts, id);
    if (row.state !== 'idle') {
      throw new GatewayError('failed_request', 'Broadcast is active: stop it before deleting it');
    }
    await deleteBroadcast(tx, id);
    const updated = { space, broadcasts: broadcasts.filter((other) => other.id !== id) };
    await recordEvents(tx, now, [
      broadcastEvent('video.space.broadcast.deleted', space, row, caller.requestId),
      spaceEvent('video.space.updated', updated, caller.requestId),
    ]);
  });
  // What the store believed idle may still be sent from here.
  await context.broadcaster?.stop(id);
}

async function lockOwnSpace(
  tx: Queries,
  { environmentId }: Caller,
  spaceId: string,
): Promise<SpaceWithBroadcasts> {
  const found = await lockSpace(tx, spaceId);
  if (!found || found.space.environmentId !== environmentId) throw notFound('Space');
  return found;
}

function ownBroadcast(broadcasts: readonly BroadcastRow[], id: string): BroadcastRow {
  const row = broadcasts.find((broadcast) => broadcast.id === id);
  if (!row) throw notFound('Broadcast');
  return row;
}
