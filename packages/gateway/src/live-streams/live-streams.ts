// Creates, changes and deletes live streams, telling applications of each change.
import { randomUUID } from 'node:crypto';
import type { Queries } from '../database/database.js';
import { newId } from '../database/identifiers.js';
import type { PlaybackId } from '../database/schema.js';
import { GatewayError, notFound } from '../errors/errors.js';
import { isDestinationInUse } from '../broadcasts/store.js';
import type { GatewayContext } from '../gateway/context.js';
import type { Caller } from '../spaces/spaces.js';
import type { EventType } from '../webhooks/event-types.js';
import { recordEvents } from '../webhooks/outbox.js';
import type { CreateLiveStreamRequest } from './schemas.js';
import {
  deleteLiveStream,
  insertLiveStream,
  lockLiveStream,
  updateLiveStream,
  type LiveStreamRow,
} from './store.js';
import { dropUndefined, liveStreamEvent, translateSettings } from './translate.js';

export async function createLiveStream(
  context: GatewayContext,
  { environmentId, requestId }: Caller,
  wanted: CreateLiveStreamRequest,
): Promise<LiveStreamRow> {
  const policies = [wanted.playback_policy ?? []].flat();
  return context.change(async (tx, now) => {
    const row = await insertLiveStream(tx, {
      id: newId(),
      environmentId,
      streamKey: newStreamKey(),
      status: 'idle',
      passthrough: wanted.passthrough ?? null,
      settings: translateSettings(wanted),
      playbackIds: policies.map(newPlaybackId),
      createdAt: now,
    });
    await recordEvents(tx, now, [liveStreamEvent('video.live_stream.created', row, requestId)]);
    return row;
  });
}

type Change = Parameters<typeof updateLiveStream>[2];

/** Locks a live stream, changes it as `change` says and sends the event; no event when nothing changed. */
export async function changeLiveStream(
  context: GatewayContext,
  caller: Caller,
  id: string,
  type: EventType,
  change: (row: LiveStreamRow) => Change | undefined,
): Promise<LiveStreamRow> {
  return context.change(async (tx, now) => {
    const row = await lock(tx, caller, id);
    const wanted = change(row);
    if (!wanted) return row;
    const after = await updateLiveStream(tx, id, wanted);
    await recordEvents(tx, now, [liveStreamEvent(type, after, caller.requestId)]);
    return after;
  });
}

export function updateSettings(
  context: GatewayContext,
  caller: Caller,
  id: string,
  {
    passthrough,
    ...settings
  }: Pick<CreateLiveStreamRequest, 'passthrough'> & Partial<LiveStreamRow['settings']>,
): Promise<LiveStreamRow> {
  return changeLiveStream(context, caller, id, 'video.live_stream.updated', (row) => ({
    passthrough: passthrough ?? row.passthrough,
    settings: { ...row.settings, ...dropUndefined(settings) },
  }));
}

export async function addPlaybackId(
  context: GatewayContext,
  caller: Caller,
  id: string,
  policy: PlaybackId['policy'],
): Promise<PlaybackId> {
  const added = newPlaybackId(policy);
  await changeLiveStream(context, caller, id, 'video.live_stream.updated', (row) => ({
    playbackIds: [...row.playbackIds, added],
  }));
  return added;
}

export async function removePlaybackId(
  context: GatewayContext,
  caller: Caller,
  id: string,
  playbackId: string,
): Promise<void> {
  await changeLiveStream(context, caller, id, 'video.live_stream.updated', (row) => {
    const left = row.playbackIds.filter((other) => other.id !== playbackId);
    if (left.length === row.playbackIds.length) throw notFound('Playback ID');
    return { playbackIds: left };
  });
}

/** A live stream that a broadcast is sent to stays until the broadcast is stopped. */
export async function removeLiveStream(context: GatewayContext, caller: Caller, id: string): Promise<void> {
  await context.change(async (tx, now) => {
    const row = await lock(tx, caller, id);
    if (await isDestinationInUse(tx, id)) {
      throw new GatewayError('failed_request', 'A broadcast is sent to this live stream: stop it first');
    }
    await deleteLiveStream(tx, id);
    await recordEvents(tx, now, [liveStreamEvent('video.live_stream.deleted', row, caller.requestId)]);
  });
}

export function newStreamKey(): string {
  return randomUUID();
}

async function lock(tx: Queries, { environmentId }: Caller, id: string): Promise<LiveStreamRow> {
  const row = await lockLiveStream(tx, environmentId, id);
  if (!row) throw notFound('Live stream');
  return row;
}

function newPlaybackId(policy: PlaybackId['policy']): PlaybackId {
  return { id: newId(), policy };
}
