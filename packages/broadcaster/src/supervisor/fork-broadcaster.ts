// What a run needs of `BroadcasterProcess`, and how a job becomes its options.
import type { EventEmitter } from 'node:events';
import type { BroadcastJob } from '@airlock-rtc/contract';
import type { BroadcastChange } from '../broadcast/broadcast-change.js';
import type { BroadcastOptions } from '../broadcast/broadcast-options.js';
import type { BroadcastStatus } from '../broadcast/broadcast-status.js';
import {
  BroadcasterProcess,
  type BroadcasterProcessEvents,
  type BroadcasterProcessOptions,
} from '../process/broadcaster-process.js';

/** How LiveKit is reached: as servers reach it, not as browsers do. */
export type LiveKitAccess = Pick<BroadcastOptions, 'url' | 'apiKey' | 'apiSecret'>;

/** What a gateway asks for is enough; whatever else a broadcaster can be told may be added. */
export interface SupervisedJob
  extends
    Omit<BroadcastOptions, keyof LiveKitAccess | 'backgroundUrl'>,
    Pick<BroadcastJob, 'broadcastId' | 'background'> {}

export interface BroadcasterChild extends EventEmitter<BroadcasterProcessEvents> {
  /** Resolves with the last status when the process is gone. */
  readonly ended: Promise<BroadcastStatus>;
  /** @throws BroadcasterError as `BroadcasterProcess.change`. */
  change(change: BroadcastChange): void;
  /** As `BroadcasterProcess.extendLease`. */
  extendLease(untilMs: number): void;
  stop(): Promise<BroadcastStatus>;
  /** For one that does not answer: it is then lost. */
  kill(): void;
}

export type ForkBroadcaster = (job: SupervisedJob) => BroadcasterChild;

/**
 * Options travel by the channel between the processes: no key is ever in an argument or in the environment.
 * @param forkOptions as `BroadcasterProcess` takes them.
 */
export function forkWith(
  { url, apiKey, apiSecret }: LiveKitAccess,
  forkOptions?: BroadcasterProcessOptions,
): ForkBroadcaster {
  return ({ broadcastId: _id, background, ...job }) => {
    const options = { url, apiKey, apiSecret, ...job };
    return new BroadcasterProcess(
      background === undefined ? options : { ...options, backgroundUrl: background },
      forkOptions,
    );
  };
}
