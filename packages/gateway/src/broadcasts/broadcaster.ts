// The gateway's only knowledge of what composes and sends a broadcast: handed in where the program is put together.
import type { BroadcastLayout, BroadcastResolution, BroadcastState } from '@airlock/contract';

/** What to send, and where to. Holds secrets (`livekit.token`, `destinationUrl`): never log it. */
export interface BroadcastJob {
  readonly broadcastId: string;
  /** The space's id, which is the LiveKit room's name. */
  readonly room: string;
  readonly layout: BroadcastLayout;
  readonly resolution: BroadcastResolution;
  /** URL of an image. */
  readonly background?: string;
  readonly livekit: {
    /** `ws://…` or `wss://…`. */
    readonly url: string;
    /** Joins hidden, as a recorder, under an identity with `BROADCASTER_IDENTITY_PREFIX`. */
    readonly token: string;
  };
  /** RTMP URL with the stream key. */
  readonly destinationUrl: string;
}

export interface BroadcastReport {
  readonly state: BroadcastState;
  /** Why it is `retrying`, or why it ended, in words for a person. */
  readonly cause?: string;
}

/** A child process on this machine, a fleet, or LiveKit Egress. */
export interface Broadcaster {
  /**
   * Takes the job; resolves once it is taken, not once it is on the air. Starting one that already runs is no error.
   * @throws an error whose message says for a person why not (`GatewayError` keeps its `code`).
   */
  start(job: BroadcastJob): Promise<void>;
  /** Ends the broadcast and completes its stream; resolves when it has ended. One that does not run is no error. */
  stop(broadcastId: string): Promise<void>;
  /** The truth now; `idle` for one that it does not run. Asked again and again while a broadcast is not idle. */
  state(broadcastId: string): Promise<BroadcastReport>;
  /** Calls the listener at each change, until the returned function is called. */
  watch(listener: (broadcastId: string, report: BroadcastReport) => void): () => void;
}
