// One egress of this worker: what happens to its broadcast becomes its EgressInfo, which is reported.
import { isBroadcastLayout, type BroadcastReport } from '@airlock-rtc/contract';
import type { BroadcasterSupervisor, SupervisedJob } from '@airlock-rtc/broadcaster/supervisor';
import { PsrpcError } from '@airlock-rtc/psrpc';
import {
  EgressStatus,
  StreamInfo_Status,
  type EgressInfo,
  type UpdateStreamRequest,
} from '@livekit/protocol';
import type { SessionLimits } from '../config/egress-config.js';
import {
  next,
  TERMINAL,
  type EgressEvent,
  type EgressRecord,
  type EndReason,
} from '../info/egress-record.js';
import { toNanoseconds } from '../info/nanoseconds.js';
import { LivePlaylist } from '../output/live-playlist.js';
import { finishFiles } from '../output/finish-files.js';
import { streamOf, streamsOf, type PlannedStream } from '../request/outputs.js';
import { noSuchLayout } from '../request/plan.js';
import type { Reporter } from './reporter.js';

export interface EgressJobDeps {
  readonly supervisor: Pick<BroadcasterSupervisor, 'start' | 'change' | 'stop'>;
  readonly reporter: Reporter;
  readonly limits: SessionLimits;
  readonly onWarning: (words: string) => void;
  readonly allowsPrivateDestinations: boolean;
  readonly now?: () => number;
}

export class EgressJob {
  /** Resolves when it has ended and all was reported. */
  readonly ended: Promise<void>;
  #resolveEnded!: () => void;
  #record: EgressRecord;
  #limit: NodeJS.Timeout | undefined;
  #livePlaylists: LivePlaylist[] = [];
  #isGivenUp = false;

  constructor(
    record: EgressRecord,
    private readonly deps: EgressJobDeps,
  ) {
    this.#record = record;
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
  }

  get info(): EgressInfo {
    return this.#record.info;
  }

  get record(): EgressRecord {
    return this.#record;
  }

  /** Nothing, when it was stopped before. */
  start(job: SupervisedJob): void {
    if (this.#record.endsBecause) return;
    this.#begin(job).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      void this.#end({ code: 'process_lost', message });
    });
  }

  async #begin(job: SupervisedJob): Promise<void> {
    this.#livePlaylists = this.#record.outputs.flatMap((each) =>
      each.kind === 'segments' ? (LivePlaylist.of(each, this.deps.onWarning) ?? []) : [],
    );
    await this.deps.supervisor.start(job);
  }

  /** What the supervisor tells of it. */
  follow(report: BroadcastReport): void {
    if (this.#isGivenUp) return;
    if (report.causeCode === 'room_taken') return void this.giveWay();
    const isNew = this.#become({ kind: 'reported', report });
    if (isNew === 'active') this.#limitSession();
    if (report.state !== 'idle') return;
    const { cause, causeCode = 'process_lost' } = report;
    void this.#end(cause === undefined ? undefined : { code: causeCode, message: cause });
  }

  /** Begins to end it; the answer is `EGRESS_ENDING`. */
  stop(because: EndReason = 'stopped'): EgressInfo {
    if (TERMINAL.has(this.info.status)) {
      throw new PsrpcError('failed_precondition', `The egress ${this.info.egressId} has ended.`);
    }
    this.#become({ kind: 'stopping', because });
    void this.deps.supervisor.stop(this.info.egressId).then(() => this.#end(undefined));
    return this.info;
  }

  /** The same for a program that ends; nothing for one that has ended. */
  endNow(): void {
    if (!TERMINAL.has(this.info.status)) this.stop('killed');
  }

  /** @throws PsrpcError `invalid_argument` for a layout that there is not. */
  updateLayout(layout: string): EgressInfo {
    if (!isBroadcastLayout(layout)) throw noSuchLayout(layout);
    this.deps.supervisor.change(this.info.egressId, { layout });
    return this.info;
  }

  /** @throws PsrpcError `invalid_argument`, `already_exists`, `not_found` or `failed_precondition`; then nothing is changed. */
  updateStreams({ addOutputUrls, removeOutputUrls }: UpdateStreamRequest): EgressInfo {
    const { info, outputs } = this.#record;
    if (info.status >= EgressStatus.EGRESS_ENDING) {
      throw new PsrpcError('failed_precondition', `The egress ${info.egressId} is ending.`);
    }
    const streams = outputs.filter((each): each is PlannedStream => each.kind === 'stream');
    if (streams.length === 0) {
      throw new PsrpcError('invalid_argument', 'UpdateStream was called on an egress without streams.');
    }
    const running = streams.filter(
      (_each, index) => info.streamResults[index]?.status === StreamInfo_Status.ACTIVE,
    );
    const added = streamsOf(addOutputUrls, running.length).map((each) => again(each, streams));
    for (const { url, shownUrl } of added) {
      if (!running.some((each) => each.url === url)) continue;
      throw new PsrpcError('already_exists', `The stream ${shownUrl} is there already.`);
    }
    const removed = [...new Set(removeOutputUrls)].map((url) => {
      const stream = running.find((each) => each.url === url);
      if (!stream) throw new PsrpcError('not_found', `There is no stream ${streamOf(url).shownUrl}.`);
      return stream.id;
    });
    this.deps.supervisor.change(info.egressId, {
      add: added.map((each) => destinationOf(each, this.deps.allowsPrivateDestinations)),
      remove: removed,
    });
    if (added.length > 0) this.#become({ kind: 'streamsAdded', streams: added });
    return this.info;
  }

  #limitSession(): void {
    const { fileMs, streamMs, segmentMs } = this.deps.limits;
    const limits = { file: fileMs, stream: streamMs, segments: segmentMs };
    const least = Math.min(...this.#record.outputs.map(({ kind }) => limits[kind] ?? Infinity));
    if (Number.isFinite(least)) this.#limit = setTimeout(() => this.stop('limit'), least).unref();
  }

  async #end(cause: { code: string; message: string } | undefined): Promise<void> {
    if (TERMINAL.has(this.info.status) || this.#isGivenUp) return;
    clearTimeout(this.#limit);
    this.#become({ kind: 'ended', ...(cause ? { cause } : {}) });
    await Promise.all(this.#livePlaylists.map((each) => each[Symbol.asyncDispose]()));
    await finishFiles(this.#record);
    this.deps.reporter.report(this.info);
    await this.deps.reporter.flushed();
    this.#resolveEnded();
  }

  /** Ends it without a word: another worker has reported its end, or was given the same egress and reports of it. */
  async giveWay(): Promise<void> {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    clearTimeout(this.#limit);
    this.deps.onWarning(`The egress ${this.info.egressId} is another worker's: it ends here.`);
    await this.deps.supervisor.stop(this.info.egressId);
    await Promise.all(this.#livePlaylists.map((each) => each[Symbol.asyncDispose]()));
    this.#resolveEnded();
  }

  /** @returns 'active' when it has just become so. */
  #become(event: EgressEvent): 'active' | undefined {
    const before = this.#record;
    const now = toNanoseconds((this.deps.now ?? Date.now)());
    this.#record = next(before, event, now);
    const isNews = !this.#record.info.equals(withTime(before.info, this.#record.info.updatedAt));
    // The end is reported once its files are known.
    if (isNews && event.kind !== 'ended') this.deps.reporter.report(this.#record.info);
    return !before.wasActive && this.#record.wasActive ? 'active' : undefined;
  }
}

/** A stream that has ended may be sent again: it has a result of its own. */
function again(stream: PlannedStream, before: readonly PlannedStream[]): PlannedStream {
  const times = before.filter(({ url }) => url === stream.url).length;
  return times === 0 ? stream : { ...stream, id: `${stream.id}-${times + 1}` };
}

export function destinationOf({ id, url }: PlannedStream, allowsPrivate: boolean) {
  return { id, url, isPublicOnly: !allowsPrivate };
}

function withTime(info: EgressInfo, updatedAt: bigint): EgressInfo {
  const copy = info.clone();
  copy.updatedAt = updatedAt;
  return copy;
}
