// What the gateway asks of live streams, wherever they are kept: in its own table, or at Mux.
import type { Queries } from '../database/database.js';
import type { Caller } from '../ground/caller.js';
import type {
  CreateLiveStreamRequest,
  CreatePlaybackIdRequest,
  ListLiveStreamsQuery,
  LiveStream,
  PlaybackId,
  UpdateLiveStreamRequest,
} from './schemas.js';

/** Every method rejects with a `GatewayError`; `not_found` for what the caller's environment does not have. */
export interface LiveStreams {
  readonly isAtMux: boolean;
  /** RTMP URL before the stream key; without it no broadcast can start. */
  readonly ingestUrl: string | undefined;
  /** Newest first. */
  list(caller: Caller, filter: ListLiveStreamsQuery): Promise<LiveStream[]>;
  create(caller: Caller, wanted: CreateLiveStreamRequest): Promise<LiveStream>;
  get(caller: Caller, id: string): Promise<LiveStream>;
  update(caller: Caller, id: string, change: UpdateLiveStreamRequest): Promise<LiveStream>;
  /** A live stream that a broadcast is sent to stays: `failed_request`. */
  remove(caller: Caller, id: string): Promise<void>;
  enable(caller: Caller, id: string): Promise<void>;
  disable(caller: Caller, id: string): Promise<void>;
  /** Ends the recording now, without waiting for the reconnect window. */
  complete(caller: Caller, id: string): Promise<void>;
  resetStreamKey(caller: Caller, id: string): Promise<LiveStream>;
  createPlaybackId(caller: Caller, id: string, wanted: CreatePlaybackIdRequest): Promise<PlaybackId>;
  getPlaybackId(caller: Caller, id: string, playbackId: string): Promise<PlaybackId>;
  removePlaybackId(caller: Caller, id: string, playbackId: string): Promise<void>;
  /** Takes note of a broadcast to a live stream, in the transaction in which it went on the air or ended. */
  recordBroadcast(
    tx: Queries,
    now: Date,
    environmentId: string,
    id: string,
    status: 'active' | 'idle',
  ): Promise<void>;
}
