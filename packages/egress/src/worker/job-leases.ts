// Says in Redis which jobs live, and fails those whose worker was killed: nobody may be ACTIVE for ever.
import { randomUUID } from 'node:crypto';
import { EgressInfo, EgressStatus, StreamInfo_Status } from '@livekit/protocol';
import type { Cluster, Redis } from 'ioredis';
import { toNanoseconds } from '../info/nanoseconds.js';

const JOBS = 'airlock:egress:jobs';
/** A worker that is silent for three beats is dead or frozen. */
const BEAT = { beatMs: 4_000, workerTtlMs: 12_000 } as const;
const LOST_TTL_S = 24 * 60 * 60;
const workerKey = (workerId: string) => `airlock:egress:worker:${workerId}`;
const lostKey = (egressId: string) => `airlock:egress:lost:${egressId}`;

export interface LeaseHandlers {
  readonly held: () => readonly EgressInfo[];
  /** Another worker took this one for dead, after a freeze, and has reported its job as failed. */
  readonly lost: (egressId: string) => void;
  /** Redis has lost what it knew of this running job, and livekit-server with it. */
  readonly forgotten: (info: EgressInfo) => void;
  /** The job of a dead worker, now `EGRESS_FAILED`: to be reported. */
  readonly orphaned: (info: EgressInfo) => void;
}

export class JobLeases implements AsyncDisposable {
  readonly #workerId = randomUUID();
  /** Since when workers are missing: one whose beat was cut short by a restart of Redis is there at its next one. */
  readonly #missingSince = new Map<string, number>();
  /** Jobs whose lease was written once. */
  readonly #leased = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();

  constructor(
    private readonly redis: Redis | Cluster,
    private readonly onWarning: (words: string) => void,
    private readonly beat: { readonly beatMs: number; readonly workerTtlMs: number } = BEAT,
  ) {}

  start(handlers: LeaseHandlers): void {
    const beat = () => {
      this.#beating = this.#beating
        .then(() => this.#beat(handlers))
        .catch((error: unknown) => this.onWarning(`Failed to renew the leases of jobs: ${String(error)}`));
    };
    beat();
    // A Redis that comes back may have forgotten everything: not a moment is lost until it knows again.
    this.redis.on('ready', beat);
    this.#timer = setInterval(beat, this.beat.beatMs);
  }

  async hold(info: EgressInfo): Promise<void> {
    await this.redis.set(workerKey(this.#workerId), '1', 'PX', this.beat.workerTtlMs);
    await this.redis.hset(JOBS, info.egressId, this.#lease(info));
    this.#leased.add(info.egressId);
  }

  /** After the beat that is under way, which would renew the lease of a job that has just ended. */
  async release(egressId: string): Promise<void> {
    this.#leased.delete(egressId);
    this.#beating = this.#beating
      .then(async () => void (await this.redis.hdel(JOBS, egressId)))
      .catch((error: unknown) =>
        this.onWarning(`Failed to give back the lease of ${egressId}: ${String(error)}`),
      );
    await this.#beating;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await this.redis.del(workerKey(this.#workerId)).catch(() => {});
  }

  /** The worker before its jobs: after a Redis that forgot everything, nobody must find a job without its worker. */
  async #beat({ held, lost, forgotten, orphaned }: LeaseHandlers): Promise<void> {
    await this.redis.set(workerKey(this.#workerId), '1', 'PX', this.beat.workerTtlMs);
    for (const info of held()) {
      if (await this.redis.exists(lostKey(info.egressId))) lost(info.egressId);
      else if ((await this.redis.hset(JOBS, info.egressId, this.#lease(info))) > 0) {
        if (this.#leased.has(info.egressId)) forgotten(info);
      }
    }
    await this.#collectOrphans(orphaned);
  }

  async #collectOrphans(orphaned: (info: EgressInfo) => void): Promise<void> {
    for (const [egressId, lease] of Object.entries(await this.redis.hgetall(JOBS))) {
      const { workerId, info } = JSON.parse(lease) as { workerId: string; info: string };
      if (workerId === this.#workerId) continue;
      if (await this.redis.exists(workerKey(workerId))) {
        this.#missingSince.delete(workerId);
        continue;
      }
      const since = this.#missingSince.get(workerId) ?? performance.now();
      this.#missingSince.set(workerId, since);
      if (performance.now() - since < 2 * this.beat.beatMs) continue;
      // Of several workers that see it, one takes it.
      if ((await this.redis.set(lostKey(egressId), '1', 'EX', LOST_TTL_S, 'NX')) !== 'OK') continue;
      await this.redis.hdel(JOBS, egressId);
      orphaned(failed(EgressInfo.fromBinary(Buffer.from(info, 'base64'))));
    }
  }

  #lease(info: EgressInfo): string {
    return JSON.stringify({
      workerId: this.#workerId,
      info: Buffer.from(info.toBinary()).toString('base64'),
    });
  }
}

function failed(info: EgressInfo): EgressInfo {
  const now = toNanoseconds(Date.now());
  info.status = EgressStatus.EGRESS_FAILED;
  info.error = 'The worker that ran it was lost.';
  info.errorCode = 500;
  info.updatedAt = now;
  info.endedAt = now;
  for (const stream of info.streamResults) {
    if (stream.status !== StreamInfo_Status.ACTIVE) continue;
    stream.status = StreamInfo_Status.FAILED;
    stream.endedAt = now;
    stream.error = info.error;
  }
  return info;
}
