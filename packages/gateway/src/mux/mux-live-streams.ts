// Live streams at Mux: nothing of them is stored here, and Mux itself tells applications of their changes.
import type Mux from '@mux/mux-node';
import { isId } from '../database/identifiers.js';
import { GatewayError, notFound } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import { destinationInUse } from '../live-streams/destination.js';
import type { LiveStreams } from '../live-streams/live-streams.js';
import { isDestinationInUse } from '../live-streams/store.js';
import type { LiveStream, PlaybackId } from '../live-streams/schemas.js';
import { queueCompletion } from './completion-queue.js';
import type { MuxApi } from './mux.js';

/** All environments of the gateway share the one Mux environment that the credentials belong to. */
export function createMuxLiveStreams(
  mux: MuxApi,
  { database }: Pick<GatewayContext, 'database'>,
): LiveStreams {
  return {
    isAtMux: true,
    ingestUrl: mux.ingestUrl,
    async list(_caller, filter) {
      const page = await mux.ask((streams, options) => streams.list(filter, options));
      return page.data.map(asLiveStream);
    },
    create: async (_caller, { playback_policy, ...wanted }) => {
      const params = { ...wanted, ...(playback_policy && { playback_policy: [playback_policy].flat() }) };
      return asLiveStream(
        await mux.ask((streams, options) =>
          streams.create(params as Mux.Video.LiveStreamCreateParams, options),
        ),
      );
    },
    get: async (_caller, id) =>
      asLiveStream(await mux.ask((streams, options) => streams.retrieve(safe(id), options))),
    update: async (_caller, id, change) =>
      asLiveStream(await mux.ask((streams, options) => streams.update(safe(id), change, options))),
    async remove(_caller, id) {
      if (await isDestinationInUse(database.queries, id)) throw destinationInUse();
      await mux.ask((streams, options) => streams.delete(safe(id), options));
    },
    enable: (_caller, id) => mux.ask((streams, options) => streams.enable(safe(id), options)),
    disable: (_caller, id) => mux.ask((streams, options) => streams.disable(safe(id), options)),
    complete: (_caller, id) => mux.ask((streams, options) => streams.complete(safe(id), options)),
    resetStreamKey: async (_caller, id) =>
      asLiveStream(await mux.ask((streams, options) => streams.resetStreamKey(safe(id), options))),
    createPlaybackId: async (_caller, id, wanted) =>
      asPlaybackId(await mux.ask((streams, options) => streams.createPlaybackId(safe(id), wanted, options))),
    getPlaybackId: async (_caller, id, playbackId) =>
      asPlaybackId(
        await mux.ask((streams, options) => streams.retrievePlaybackId(safe(id), safe(playbackId), options)),
      ),
    removePlaybackId: (_caller, id, playbackId) =>
      mux.ask((streams, options) => streams.deletePlaybackId(safe(id), safe(playbackId), options)),
    async recordBroadcast(tx, now, _environmentId, id, status) {
      if (status === 'idle') await queueCompletion(tx, now, id);
    },
  };
}

/** mux-node 8.8 puts an id into the path as it is: `../assets/…` must not lead elsewhere with our credentials. */
function safe(id: string): string {
  if (!isId(id)) throw notFound('Live stream');
  return id;
}

/** Mux's object as it is, with all that we do not know of; only what broadcasts rely on is looked at. */
function asLiveStream(answer: Mux.Video.LiveStream | undefined): LiveStream {
  if (typeof answer?.id !== 'string' || typeof answer.stream_key !== 'string') throw unexpectedAnswer();
  return answer as LiveStream;
}

function asPlaybackId(answer: Mux.PlaybackID | undefined): PlaybackId {
  if (typeof answer?.id !== 'string') throw unexpectedAnswer();
  return answer as PlaybackId;
}

function unexpectedAnswer(): GatewayError {
  return new GatewayError(
    'mux_unreachable',
    'What answered is not Mux’s API: check MUX_BASE_URL, or leave it out',
  );
}
