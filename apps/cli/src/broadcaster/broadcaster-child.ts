// What a run needs of `BroadcasterProcess`, and how a job becomes its options.
import type { EventEmitter } from 'node:events';
import {
  BroadcasterProcess,
  type BroadcasterProcessEvents,
  type BroadcastStatus,
} from '@airlock-rtc/broadcaster/process';
import type { BroadcastJob } from '@airlock-rtc/gateway';

export interface LiveKitAccess {
  /** As servers reach it, not as browsers do. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface BroadcasterChild extends EventEmitter<BroadcasterProcessEvents> {
  /** Resolves with the last status when the process is gone. */
  readonly ended: Promise<BroadcastStatus>;
  stop(): Promise<BroadcastStatus>;
  /** For one that does not answer: it is then lost. */
  kill(): void;
}

export type ForkBroadcaster = (job: BroadcastJob) => BroadcasterChild;

/**
 * Options travel by the channel between the processes: no key is ever in an argument or in the environment.
 * @param forkOptions as `BroadcasterProcess` takes them.
 */
export function forkWith(
  { url, apiKey, apiSecret }: LiveKitAccess,
  forkOptions?: ConstructorParameters<typeof BroadcasterProcess>[1],
): ForkBroadcaster {
  return ({ room, layout, resolution, background, destinations }) => {
    const urlsOf = (isPublicOnly: boolean) =>
      destinations.filter((each) => each.isPublicOnly === isPublicOnly).map((each) => each.url);
    const options = {
      ...{ url, apiKey, apiSecret },
      ...{ room, layout, resolution },
      ...(background !== undefined && { backgroundUrl: background }),
      destinations: urlsOf(false),
      publicDestinations: urlsOf(true),
    };
    return new BroadcasterProcess(options, forkOptions);
  };
}

/** The job's destinations as the process reports them: those that may be anywhere come first. */
export function reportedOrder({ destinations }: BroadcastJob): BroadcastJob['destinations'] {
  return [...destinations].sort((a, b) => Number(a.isPublicOnly) - Number(b.isPublicOnly));
}
