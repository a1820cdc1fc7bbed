// What composes and sends broadcasts, as the gateway and others know it: a child process, a fleet, or LiveKit Egress.
import type { BroadcastLayout, BroadcastResolution, CanvasSize } from './broadcast-format.js';
import type { BroadcastState } from './broadcast-state.js';

/** Where a broadcast is sent. */
export interface BroadcastDestination {
  /** Names it in reports; unique within the job, and safe to show. */
  readonly id: string;
  /** `rtmp://…` or `rtmps://…` with the stream key: a secret. */
  readonly url: string;
  /** Whether somebody else than the operator chose it, so that it must not lead to a private address. */
  readonly isPublicOnly: boolean;
}

/**
 * What to send, and where to. Holds secrets (the destinations' URLs): never log it. How LiveKit is reached is not part
 * of it: a broadcaster is given that, as the operator's servers reach it, where it is made.
 */
export interface BroadcastJob {
  readonly broadcastId: string;
  /** The space's id, which is the LiveKit room's name. */
  readonly room: string;
  readonly layout: BroadcastLayout;
  readonly resolution: BroadcastResolution;
  /** URL of an image. */
  readonly background?: string;
  /**
   * Another broadcaster sends it still, and ends once this one reports anything but `starting`: it gets everything
   * ready first, and tries until the destinations take it.
   */
  readonly isSuccessor?: boolean;
  /** One or more, encoded once; the live stream is the first. */
  readonly destinations: readonly BroadcastDestination[];
}

export interface DestinationReport {
  /** Of the job's destination. */
  readonly id: string;
  readonly state: BroadcastState;
  /** Why it is `retrying`, or why it ended, in words for a person, without its stream key. */
  readonly cause?: string;
  /** How often it was opened again since the start. */
  readonly retries: number;
}

/** Of the last second; what a broadcaster does not know is left out. */
export interface BroadcastFigures {
  readonly framesPerSecond?: number;
  readonly bitrateBps?: number;
  /** Since the start. */
  readonly droppedFrames?: number;
  /** From a camera's picture to its sending. */
  readonly delayMs?: number;
  /** How late the stream arrives at the destination that is furthest behind. */
  readonly latenessMs?: number;
  readonly cpuCores?: number;
  readonly memoryBytes?: number;
}

/** The `causeCode` of a broadcast that ended since the machine or the process that sent it is gone. */
export const WORKER_LOST = 'worker_lost';

/** The `causeCode` of a broadcast that ended since nobody has extended its lease. */
export const LEASE_LAPSED = 'lease_lapsed';

export interface BroadcastReport {
  /** As good as its best destination. */
  readonly state: BroadcastState;
  /** Why it is `retrying`, or why it ended, in words for a person; everybody in the room may read it. */
  readonly cause?: string;
  /** For programs; beside the cause of an end, where a broadcaster knows one. */
  readonly causeCode?: string;
  /** In the job's order; absent where a broadcaster does not tell them apart. */
  readonly destinations?: readonly DestinationReport[];
  /** How often the broadcaster was lost and started again. */
  readonly restarts?: number;
  /** Changes of these alone are not told to listeners. */
  readonly figures?: BroadcastFigures;
}

/** Of CPU and memory, in cores and MiB. */
export interface Resources {
  readonly cores: number;
  readonly memoryMib: number;
}

export interface BroadcastCapacity {
  readonly running: number;
  /** What a new broadcast could take here. */
  readonly free: Resources;
  /** What one costs here, by size. */
  readonly costs: Readonly<Record<CanvasSize, Resources & { readonly isMeasured: boolean }>>;
}

export interface Broadcaster {
  /**
   * Whether every gateway on a database reaches the same one. Otherwise a broadcast belongs to the gateway that started
   * it, until that gateway has been silent for ten seconds.
   */
  readonly isShared?: boolean;
  /**
   * Takes the job; resolves at the latest once it is on the air. May wait a few seconds, to be able to say no. Starting
   * one that already runs is no error.
   * @throws BroadcastRefused, or any error whose message says for a person why not.
   */
  start(job: BroadcastJob): Promise<void>;
  /** Ends the broadcast and completes its stream; resolves when it has ended. One that does not run is no error. */
  stop(broadcastId: string): Promise<void>;
  /**
   * From the first call on, what runs ends by itself at that time unless it is called again: whoever should end it may be
   * frozen. By `machineClockMs`. Absent where a broadcaster is shared.
   */
  extendLease?(broadcastId: string, untilMs: number): void;
  /**
   * The truth now, `idle` with its cause for one that has ended; `undefined` for one that it knows nothing of, which is
   * then started again if it should run. Asked again and again while a broadcast is not idle.
   */
  state(broadcastId: string): Promise<BroadcastReport | undefined>;
  /** Calls the listener at each change, until the returned function is called. */
  watch(listener: (broadcastId: string, report: BroadcastReport) => void): () => void;
  /** What is free and what a broadcast costs; absent where that is not this machine's matter. */
  capacity?(): Promise<BroadcastCapacity>;
}
