// One destination of a broadcast: opens it, keeps its state, and opens it again when it is lost.
import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { BroadcastState } from '@airlock-rtc/contract';
import { BroadcasterError, toBroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import type { UplinkState } from '../uplink/bitrate-control.js';
import type { Output } from './output.js';

export interface DestinationStatus {
  readonly id: string;
  readonly label: string;
  readonly state: BroadcastState;
  /** How often it was opened again since the start. */
  readonly retries: number;
  /** Why it is `retrying`, or why it has become `idle`. */
  readonly cause?: BroadcasterError;
}

export interface DestinationOptions {
  readonly id: string;
  /** Safe to show. */
  readonly label: string;
  /** There is no keyframe to wait for. */
  readonly isAudioOnly?: boolean;
  /** Opens a connection or a file. */
  readonly open: (signal: AbortSignal) => Promise<Output>;
  /** Asks the encoder for a keyframe, with which an output begins. */
  readonly requestKeyframe: () => void;
  /** How long a lost destination is tried again; 300,000 by default. */
  readonly retryForMs?: number;
  readonly firstRetryMs?: number;
  /** It is opened then, and refuses until another process has ended its stream. */
  readonly mayFollow?: Promise<unknown>;
  /** Waits; ends early, by resolving or throwing, when the signal says so. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const LONGEST_RETRY_MS = 15_000;
/** Whoever follows another process tries so often, for so long. */
const FOLLOW_EVERY_MS = 150;
const FOLLOW_FOR_MS = 20_000;
const SLOW_MS = 1200;
/** So that the state does not come and go with every second. */
const SLOW_FOR_MS = 10_000;

function slow({ label, isAudioOnly }: DestinationOptions): BroadcasterError {
  const effect = isAudioOnly ? 'audio arrives late' : 'the bit rate is lowered, or frames are left out';
  const message = `${label} takes the stream too slowly: ${effect}. Check the uplink.`;
  return new BroadcasterError('destination_slow', message);
}

export class Destination extends EventEmitter<{ changed: [DestinationStatus] }> {
  #status: DestinationStatus;
  #output: Output | undefined;
  #hasKeyframe = false;
  #wasActive = false;
  #earlierBytes = 0;
  #earlierDrops = 0;
  #retries = 0;
  #slowAtMs = -Infinity;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  /** Begins to open at once. */
  constructor(private readonly options: DestinationOptions) {
    super();
    this.#status = { id: options.id, label: options.label, state: 'starting', retries: 0 };
    this.#running = this.#run();
  }

  get status(): DestinationStatus {
    return this.#status;
  }

  get sentBytes(): number {
    return this.#earlierBytes + (this.#output?.sentBytes ?? 0);
  }

  get droppedFrames(): number {
    return this.#earlierDrops + (this.#output?.droppedFrames ?? 0);
  }

  /** Of a stream that is on the air; absent for a file. */
  get uplink(): UplinkState | undefined {
    return this.#status.state === 'active' ? this.#output?.uplink : undefined;
  }

  /** To be called a few times a second: tells in the status when the stream arrives late, and when no longer. */
  checkUplink(nowMs: number): void {
    const { uplink } = this;
    if (!uplink) return;
    if (uplink.latenessMs > SLOW_MS) this.#slowAtMs = nowMs;
    const wasSlow = this.#status.cause?.code === 'destination_slow';
    const isSlow = nowMs - this.#slowAtMs < SLOW_FOR_MS;
    if (wasSlow !== isSlow) this.#become({ state: 'active', ...(isSlow && { cause: slow(this.options) }) });
  }

  /** Hands on a packet, if the destination is open and a keyframe has gone before; of audio alone, any. */
  write(packet: EncodedPacket): void {
    if (!this.#output) return;
    const isFirst = !this.#hasKeyframe;
    if (isFirst && !(packet.isKeyframe && (packet.kind === 'video' || this.options.isAudioOnly))) return;
    this.#hasKeyframe = true;
    this.#output.write(packet);
    if (isFirst) this.#become({ state: 'active' });
  }

  /** Ends the stream cleanly; resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { retryForMs = 300_000, firstRetryMs = 1000, mayFollow } = this.options;
    const { sleep = (ms, until) => wait(ms, undefined, { signal: until }) } = this.options;
    let lostAt: number | undefined;
    let waitMs = firstRetryMs;
    if (mayFollow) {
      await Promise.race([mayFollow, aborted(signal)]);
      lostAt = performance.now();
    }
    const followUntil = lostAt === undefined ? 0 : lostAt + FOLLOW_FOR_MS;
    while (!signal.aborted) {
      const { wasActive, cause } = await this.#runOnce(signal);
      this.#wasActive ||= wasActive;
      if (wasActive) [lostAt, waitMs] = [performance.now(), firstRetryMs];
      const mayRetry = lostAt !== undefined && performance.now() - lostAt + waitMs < retryForMs;
      if (signal.aborted) break;
      if (!mayRetry) return this.#become({ state: 'idle', cause });
      this.#become({ state: 'retrying', cause });
      const isFollowing = !this.#wasActive && performance.now() < followUntil;
      await sleep(isFollowing ? FOLLOW_EVERY_MS : waitMs, signal).catch(() => {});
      if (isFollowing) continue;
      this.#retries += 1;
      waitMs = Math.min(2 * waitMs, LONGEST_RETRY_MS);
    }
    this.#become({ state: 'idle' });
  }

  /** One connection, from opening to its end. */
  async #runOnce(signal: AbortSignal): Promise<{ wasActive: boolean; cause: BroadcasterError }> {
    let output: Output | undefined;
    try {
      output = await this.options.open(signal);
      this.#output = output;
      this.options.requestKeyframe();
      const cause = await Promise.race([output.closed, aborted(signal)]);
      const reason = toBroadcasterError('destination_lost', 'The stream ended.', cause);
      return { wasActive: this.#hasKeyframe && reason.code !== 'destination_refused', cause: reason };
    } catch (error) {
      const message = `${this.options.label} cannot be opened.`;
      return { wasActive: false, cause: toBroadcasterError('destination_unreachable', message, error) };
    } finally {
      this.#output = undefined;
      this.#hasKeyframe = false;
      this.#earlierBytes += output?.sentBytes ?? 0;
      this.#earlierDrops += output?.droppedFrames ?? 0;
      await output?.close();
    }
  }

  #become(change: Pick<DestinationStatus, 'state' | 'cause'>): void {
    const { id, label } = this.options;
    this.#status = { id, label, retries: this.#retries, ...change };
    this.emit('changed', this.#status);
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
