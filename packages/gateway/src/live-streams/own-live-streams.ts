// Live streams in the gateway's own table, whose changes it tells applications itself.
import { randomUUID } from 'node:crypto';
import type { Queries } from '../database/database.js';
import { newId } from '../database/identifiers.js';
import type { PlaybackId } from '../database/schema.js';
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import type { Caller } from '../ground/caller.js';
import type { EventType } from '../webhooks/event-types.js';
import { recordEvents } from '../webhooks/outbox.js';
import { destinationInUse } from './destination.js';
import type { LiveStreams } from './live-streams.js';
import {
  createLiveStreamRequest,
  updateLiveStreamRequest,
  type CreateLiveStreamRequest,
  type LiveStream,
} from './schemas.js';
import { recordLiveStreamState } from './session.js';
import {
  deleteLiveStream,
  findLiveStream,
  insertLiveStream,
  listLiveStreams,
  lockLiveStream,
  updateLiveStream,
  isDestinationInUse,
} from './store.js';
import { dropUndefined, liveStreamEvent, translateLiveStream, translateSettings } from './translate.js';
import type { LiveStreamRow } from '../database/rows.js';

type Deps = Pick<GatewayContext, 'database' | 'settings' | 'change'>;
type Change = Parameters<typeof updateLiveStream>[2];

/** What these do not know of a request is not stored. */
const known = { create: createLiveStreamRequest.strip(), update: updateLiveStreamRequest.strip() };

export function createOwnLiveStreams({ database: { queries }, settings, change }: Deps): LiveStreams {
  async function find({ environmentId }: Caller, id: string): Promise<LiveStreamRow> {
    const row = await findLiveStream(queries, environmentId, id);
    if (!row) throw notFound('Live stream');
    return row;
  }

  async function create(
    { environmentId, requestId }: Caller,
    wanted: CreateLiveStreamRequest,
  ): Promise<LiveStreamRow> {
    const policies = [wanted.playback_policy ?? []].flat();
    return change(async (tx, now) => {
      const row = await insertLiveStream(tx, {
        id: newId(),
        environmentId,
        streamKey: randomUUID(),
        status: 'idle',
        passthrough: wanted.passthrough ?? null,
        settings: translateSettings(known.create.parse(wanted)),
        playbackIds: policies.map(newPlaybackId),
        createdAt: now,
      });
      await recordEvents(tx, now, [liveStreamEvent('video.live_stream.created', row, requestId)]);
      return row;
    });
  }

  /** Locks a live stream, changes it as `decide` says and sends the event; no event when nothing changed. */
  async function alter(
    caller: Caller,
    id: string,
    type: EventType,
    decide: (row: LiveStreamRow) => Change | undefined,
  ): Promise<LiveStream> {
    const row = await change(async (tx, now) => {
      const before = await lock(tx, caller, id);
      const wanted = decide(before);
      if (!wanted) return before;
      const after = await updateLiveStream(tx, id, wanted);
      await recordEvents(tx, now, [liveStreamEvent(type, after, caller.requestId)]);
      return after;
    });
    return translateLiveStream(row);
  }

  return {
    isAtMux: false,
    ingestUrl: settings.ingestUrl,
    list: async ({ environmentId }, filter) =>
      (await listLiveStreams(queries, environmentId, filter)).map(translateLiveStream),
    create: async (caller, wanted) => translateLiveStream(await create(caller, wanted)),
    get: async (caller, id) => translateLiveStream(await find(caller, id)),
    async update(caller, id, wanted) {
      const { passthrough, ...changed } = known.update.parse(wanted);
      return alter(caller, id, 'video.live_stream.updated', (row) => ({
        passthrough: passthrough ?? row.passthrough,
        settings: { ...row.settings, ...dropUndefined(changed) },
      }));
    },
    remove: (caller, id) =>
      change(async (tx, now) => {
        const row = await lock(tx, caller, id);
        if (await isDestinationInUse(tx, id)) throw destinationInUse();
        await deleteLiveStream(tx, id);
        await recordEvents(tx, now, [liveStreamEvent('video.live_stream.deleted', row, caller.requestId)]);
      }),
    async enable(caller, id) {
      await alter(caller, id, 'video.live_stream.enabled', ({ status }) =>
        status === 'disabled' ? { status: 'idle' } : undefined,
      );
    },
    async disable(caller, id) {
      await alter(caller, id, 'video.live_stream.disabled', ({ status }) =>
        status === 'disabled' ? undefined : { status: 'disabled' },
      );
    },
    // There is no recording here: with the broadcast that was stopped everything has ended.
    complete: async (caller, id) => void (await find(caller, id)),
    resetStreamKey: (caller, id) =>
      alter(caller, id, 'video.live_stream.updated', () => ({ streamKey: randomUUID() })),
    async createPlaybackId(caller, id, { policy = 'public' }) {
      const added = newPlaybackId(policy);
      await alter(caller, id, 'video.live_stream.updated', ({ playbackIds }) => ({
        playbackIds: [...playbackIds, added],
      }));
      return added;
    },
    async getPlaybackId(caller, id, playbackId) {
      const found = (await find(caller, id)).playbackIds.find((one) => one.id === playbackId);
      if (!found) throw notFound('Playback ID');
      return found;
    },
    async removePlaybackId(caller, id, playbackId) {
      await alter(caller, id, 'video.live_stream.updated', ({ playbackIds }) => {
        const left = playbackIds.filter((one) => one.id !== playbackId);
        if (left.length === playbackIds.length) throw notFound('Playback ID');
        return { playbackIds: left };
      });
    },
    recordBroadcast: recordLiveStreamState,
  };
}

async function lock(tx: Queries, { environmentId }: Caller, id: string): Promise<LiveStreamRow> {
  const row = await lockLiveStream(tx, environmentId, id);
  if (!row) throw notFound('Live stream');
  return row;
}

function newPlaybackId(policy: PlaybackId['policy']): PlaybackId {
  return { id: newId(), policy };
}
