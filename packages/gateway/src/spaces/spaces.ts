// Creates and deletes spaces, telling applications of each change.
import { insertNewBroadcast } from '../broadcasts/new-broadcast.js';
import { deleteBroadcast } from '../broadcasts/store.js';
import { broadcastEvent } from '../broadcasts/translate.js';
import type { CreateBroadcastRequest } from '../broadcasts/schemas.js';
import { newId } from '../database/identifiers.js';
import { GatewayError, notFound } from '../errors/errors.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import type { Caller } from '../ground/caller.js';
import { requireLiveStream } from '../live-streams/destination.js';
import { recordEvents } from '../webhooks/outbox.js';
import { findSpace, insertSpace, lockSpace, updateSpace, type SpaceWithBroadcasts } from './store.js';
import { spaceEvent } from './translate.js';

export interface NewSpace {
  readonly passthrough?: string | undefined;
  readonly developmentName?: string | undefined;
  readonly broadcasts?: readonly CreateBroadcastRequest[] | undefined;
}

export async function createSpace(
  context: BroadcastContext,
  { environmentId, requestId }: Caller,
  wanted: NewSpace,
): Promise<SpaceWithBroadcasts> {
  for (const { live_stream_id } of wanted.broadcasts ?? []) {
    await requireLiveStream(context, environmentId, live_stream_id);
  }
  return context.change(async (tx, now) => {
    const space = await insertSpace(tx, {
      id: newId(),
      environmentId,
      passthrough: wanted.passthrough ?? null,
      developmentName: wanted.developmentName ?? null,
      status: 'idle',
      createdAt: now,
    });
    const broadcasts = [];
    for (const one of wanted.broadcasts ?? []) broadcasts.push(await insertNewBroadcast(tx, now, space, one));
    const created = { space, broadcasts };
    await recordEvents(tx, now, [
      spaceEvent('video.space.created', created, requestId),
      ...broadcasts.map((row) => broadcastEvent('video.space.broadcast.created', space, row, requestId)),
    ]);
    return created;
  });
}

/**
 * Deletes an idle space with its broadcasts and closes its room.
 * A room that cannot be closed now is closed when LiveKit is listed next.
 */
export async function deleteSpace(
  context: BroadcastContext,
  { environmentId, requestId }: Caller,
  id: string,
): Promise<void> {
  if (!(await findSpace(context.database.queries, environmentId, id))) throw notFound('Space');
  // The stored status may be behind: whoever joined a moment ago must not be thrown out.
  const people = await context.livekit.people(id).catch(() => []);
  await context.change(async (tx, now) => {
    const found = await lockSpace(tx, id);
    if (!found) throw notFound('Space');
    if (found.space.status === 'active' || people.length > 0) {
      throw new GatewayError('failed_request', 'Space is active: delete it once everyone has left');
    }
    if (found.broadcasts.some(({ state }) => state !== 'idle')) {
      throw new GatewayError('failed_request', 'A broadcast of the space is starting: stop it first');
    }
    for (const row of found.broadcasts) await deleteBroadcast(tx, row.id);
    const space = await updateSpace(tx, id, { deletedAt: now });
    await recordEvents(tx, now, [
      ...found.broadcasts.map((row) =>
        broadcastEvent('video.space.broadcast.deleted', space, row, requestId),
      ),
      spaceEvent('video.space.deleted', { space, broadcasts: [] }, requestId),
    ]);
  });
  await context.livekit.closeRoom(id).catch((error: unknown) => {
    context.logger.warn({ err: error, spaceId: id }, 'room of a deleted space not closed yet');
  });
}
