// Broadcasts by LiveKit Egress: starts, follows by listing and by webhook, stops, and finds its own after a restart.
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { EgressInfo, WebhookEvent } from 'livekit-server-sdk';
import { type BroadcastJob, BroadcastRefused, type BroadcastReport } from '@airlock-rtc/contract';
import type { GatewayBroadcaster } from '../broadcasts/broadcaster.js';
import type { Logger } from '../telemetry/logger.js';
import type { EgressService } from './egress-service.js';
import { endOrphans } from './end-orphans.js';
import type { IsWanted } from './ownership.js';
import { markOf } from './page-address.js';
import { isEnding, isLive, translateEgress } from './translate-egress.js';

export interface EgressBroadcasterOptions {
  readonly service: EgressService;
  readonly isWanted: IsWanted;
  readonly logger: Logger;
  readonly now?: (() => Date) | undefined;
  /** How long `start` waits for LiveKit's answer before it leaves the rest to reports. Default 10,000. */
  readonly patienceMs?: number;
  /** How often egresses without an owner are looked for. Default 15,000. */
  readonly sweepIntervalMs?: number;
  /** How often an end that was asked for is looked for, and how long. Defaults 500 and 30,000. */
  readonly endIntervalMs?: number;
  readonly endTimeoutMs?: number;
  /** How long a running egress may be missing in LiveKit's list, whose Redis may have lost it. Default 30,000. */
  readonly missingMs?: number;
}

/** What is known of the latest run of a broadcast. */
interface Run {
  egressId?: string;
  /** In ns, LiveKit's own: webhooks may arrive out of order. */
  updatedAt: bigint;
  report: BroadcastReport;
  /** LiveKit has not answered the start yet. */
  isBeingStarted: boolean;
  isStopped: boolean;
  /** Since when LiveKit does not know its egress any more. */
  missingSince?: number;
}

const LISTING_IS_FRESH_MS = 1000;
const MAX_KEPT = 1000;

export class EgressBroadcaster implements GatewayBroadcaster {
  /** Whoever asks LiveKit sees every egress. */
  readonly isShared = true;
  readonly #runs = new LRUCache<string, Run>({ max: MAX_KEPT });
  readonly #listeners = new Set<(broadcastId: string, report: BroadcastReport) => void>();
  readonly #now: () => Date;
  #listing: { readonly atMs: number; readonly egresses: Promise<EgressInfo[]> } | undefined;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(private readonly options: EgressBroadcasterOptions) {
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws BroadcastRefused with its reason, or GatewayError `livekit_unreachable`. */
  async start(job: BroadcastJob): Promise<void> {
    const { broadcastId } = job;
    const before = this.#runs.get(broadcastId);
    if (before?.isBeingStarted && !before.isStopped) return;
    const run = this.#newRun(broadcastId);
    try {
      const live = await this.options.service.live();
      const own = live.find((info) => markOf(info)?.broadcastId === broadcastId && !isEnding(info));
      if (own) return void this.#take(own);
      const starting = this.#begin(job, run, live.length);
      starting.catch(() => {});
      await Promise.race([starting, sleep(this.options.patienceMs ?? 10_000, undefined, { ref: false })]);
    } catch (error) {
      run.isBeingStarted = false;
      run.report = { state: 'idle', cause: wordsOf(error) };
      throw error;
    }
  }

  async stop(broadcastId: string): Promise<void> {
    const run = this.#runs.get(broadcastId);
    if (run) run.isStopped = true;
    const live = await this.options.service.live();
    // LiveKit may have lost it from its list, and its worker still hear of its end.
    const followed = run?.report.state === 'idle' ? undefined : run?.egressId;
    if (followed && !live.some(({ egressId }) => egressId === followed)) {
      await this.options.service.stop(followed);
    }
    await Promise.all(
      live.filter((info) => markOf(info)?.broadcastId === broadcastId).map((info) => this.#end(info)),
    );
    if (!run?.isBeingStarted) this.#runs.delete(broadcastId);
  }

  async state(broadcastId: string): Promise<BroadcastReport | undefined> {
    const run = this.#runs.get(broadcastId);
    if (run?.isBeingStarted) return run.report;
    const listed = (await this.#listed()).filter((info) => markOf(info)?.broadcastId === broadcastId);
    const hasNextBegun = () => this.#runs.get(broadcastId) !== run;
    // An answer about the run before must not end one that was started while it was on its way.
    if (hasNextBegun()) return this.#runs.get(broadcastId)?.report;
    // Another gateway may have started the next run: then that is the one.
    const current =
      listed.find(({ egressId }) => egressId === run?.egressId) ?? listed.find((info) => !isEnding(info));
    if (current) return this.#take(current).report;
    if (!run?.egressId || run.report.state === 'idle') return run?.report;
    const ended = await this.options.service.find(run.egressId);
    if (hasNextBegun()) return this.#runs.get(broadcastId)?.report;
    if (ended) return this.#take(ended).report;
    // A Redis that lost its data: `airlock egress` tells LiveKit again within seconds, and goes on sending meanwhile.
    run.missingSince ??= performance.now();
    if (performance.now() - run.missingSince < (this.options.missingMs ?? 30_000)) return run.report;
    run.report = { state: 'idle', cause: FORGOTTEN };
    return run.report;
  }

  watch(listener: (broadcastId: string, report: BroadcastReport) => void): () => void {
    this.#listeners.add(listener);
    this.#sweeping ??= setInterval(
      () => void endOrphans(this.options, this.#runs),
      this.options.sweepIntervalMs ?? 15_000,
    ).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#sweeping);
      this.#sweeping = undefined;
    };
  }

  handle({ egressInfo: info }: Pick<WebhookEvent, 'egressInfo'>): void {
    const broadcastId = info && markOf(info)?.broadcastId;
    const run = broadcastId === undefined ? undefined : this.#runs.get(broadcastId);
    // The end of an egress that is not the present one is old news: it must not end the next run.
    if (!info || !run || (run.egressId !== info.egressId && !isLive(info))) return;
    if (run.isBeingStarted || run.isStopped) return;
    this.#take(info);
  }

  #newRun(broadcastId: string): Run {
    const run: Run = { updatedAt: 0n, report: { state: 'starting' }, isBeingStarted: true, isStopped: false };
    this.#runs.set(broadcastId, run);
    return run;
  }

  /** Goes on when `start` has lost its patience; then a refusal reaches those who watch. */
  async #begin(job: BroadcastJob, run: Run, running: number): Promise<void> {
    const { service, logger } = this.options;
    try {
      const info = await service.start(job, running);
      run.isBeingStarted = false;
      run.egressId = info.egressId;
      logger.info({ broadcastId: job.broadcastId, egressId: info.egressId }, 'egress started');
      if (run.isStopped) await service.stop(info.egressId);
      else this.#take(info);
    } catch (error) {
      run.isBeingStarted = false;
      run.report = { state: 'idle', cause: wordsOf(error) };
      if (!run.isStopped) this.#say(job.broadcastId, run.report);
      throw error;
    }
  }

  /** Remembers what LiveKit says of an egress of ours, and tells who watches when it is news. */
  #take(info: EgressInfo): Run {
    const { broadcastId } = markOf(info)!;
    const run = this.#runs.get(broadcastId) ?? this.#newRun(broadcastId);
    run.isBeingStarted = false;
    if (run.egressId === info.egressId && info.updatedAt < run.updatedAt) return run;
    const before = run.report;
    run.egressId = info.egressId;
    run.updatedAt = info.updatedAt;
    delete run.missingSince;
    run.report = translateEgress(info, this.#now());
    if (JSON.stringify(before) !== JSON.stringify(run.report)) this.#say(broadcastId, run.report);
    return run;
  }

  #say(broadcastId: string, report: BroadcastReport): void {
    for (const listener of this.#listeners) listener(broadcastId, report);
  }

  /** One listing for all who ask within a second. */
  #listed(): Promise<EgressInfo[]> {
    const nowMs = this.#now().getTime();
    if (this.#listing && nowMs - this.#listing.atMs < LISTING_IS_FRESH_MS) return this.#listing.egresses;
    const egresses = this.options.service.live();
    this.#listing = { atMs: nowMs, egresses };
    return egresses;
  }

  async #end(info: EgressInfo): Promise<void> {
    const { service, endIntervalMs = 500, endTimeoutMs = 30_000 } = this.options;
    if (!isEnding(info)) await service.stop(info.egressId);
    const deadline = performance.now() + endTimeoutMs;
    for (;;) {
      const now = await service.find(info.egressId);
      if (!now || !isLive(now)) return;
      if (performance.now() > deadline) {
        const words =
          'LiveKit Egress was told to end and has not yet: look whether its machine still answers';
        throw new BroadcastRefused('unavailable', words);
      }
      await sleep(endIntervalMs);
    }
  }
}

const FORGOTTEN =
  'LiveKit knows nothing of its egress any more, which may still send: look at its machine before you start it again';

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'LiveKit started no egress';
}
