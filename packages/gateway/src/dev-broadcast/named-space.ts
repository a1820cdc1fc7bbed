// The one broadcast of a space that is known by its development name: its format is new at each start, its live stream stays.
import { createBroadcast, removeBroadcast } from '../spaces/broadcasts.js';
import { startBroadcast } from '../broadcasts/run.js';
import { GatewayError, notFound } from '../errors/errors.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import type { LiveStream } from '../live-streams/schemas.js';
import { observePeople } from '../spaces/observe.js';
import type { Caller } from '../ground/caller.js';
import { findSpace, findSpaceByDevelopmentName, type SpaceWithBroadcasts } from '../spaces/store.js';
import type { DevelopmentBroadcast, StartRequest } from './schemas.js';

/** @throws GatewayError `not_found` before somebody has joined it by dev/join. */
export async function findNamedSpace(
  { database: { queries } }: BroadcastContext,
  { environmentId }: Caller,
  name: string,
): Promise<SpaceWithBroadcasts> {
  const named = await findSpaceByDevelopmentName(queries, environmentId, name);
  const found = named && (await findSpace(queries, environmentId, named.id));
  if (!found) throw notFound('Space');
  return found;
}

/** @throws GatewayError `failed_request` when it is on the air already, or cannot be put there. */
export async function putOnAir(
  context: BroadcastContext,
  { space, broadcasts: [last] }: SpaceWithBroadcasts,
  format: Omit<StartRequest, 'space' | 'title'> & { passthrough?: string },
): Promise<void> {
  if (last && last.state !== 'idle') {
    throw new GatewayError('failed_request', 'This space is on the air already: stop that broadcast first');
  }
  if (space.status !== 'active') await lookWhoIsThere(context, space.id);
  const stream =
    (last && (await findLiveStream(context, space, last.liveStreamId))) ??
    (await context.liveStreams.create(space, { playback_policy: ['public'], latency_mode: 'low' }));
  // A broadcast cannot be changed, in Mux's API neither.
  if (last) await removeBroadcast(context, space, space.id, last.id);
  const { id } = await createBroadcast(context, space, space.id, { ...format, live_stream_id: stream.id });
  await startBroadcast(context, space, space.id, id);
}

/** Whoever goes live right after coming in may be quicker than LiveKit's word of it. */
async function lookWhoIsThere(context: BroadcastContext, spaceId: string): Promise<void> {
  const people = (await context.livekit.people(spaceId)).length;
  if (people > 0) await observePeople(context, spaceId, people);
}

export async function describeBroadcast(
  context: BroadcastContext,
  { space, broadcasts: [row] }: SpaceWithBroadcasts,
): Promise<DevelopmentBroadcast> {
  if (!row) return { state: 'idle' };
  const stream = await findLiveStream(context, space, row.liveStreamId);
  const playbackId = stream?.playback_ids?.find(({ policy }) => policy === 'public')?.id;
  const report = row.state === 'idle' ? undefined : await context.broadcaster?.state(row.id);
  const delayMs = report?.figures?.delayMs;
  return {
    state: row.state,
    ...(row.cause !== null && { cause: row.cause }),
    since: row.stateSince.toISOString(),
    layout: row.layout,
    resolution: row.resolution,
    ...(row.background !== null && { background: row.background }),
    ...(playbackId !== undefined && { playbackId }),
    ...(delayMs !== undefined && { delayMs }),
  };
}

async function findLiveStream(
  { liveStreams }: BroadcastContext,
  caller: Caller,
  id: string,
): Promise<LiveStream | undefined> {
  try {
    return await liveStreams.get(caller, id);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'not_found') return undefined;
    throw error;
  }
}
