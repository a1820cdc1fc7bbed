// Watches a stream: waits until something is on the air, plays it by mpegts.js, and waits again when it ends.
import type { default as Mpegts } from 'mpegts.js';
import { ViewModel } from '../view-model/view-model.js';

/** Its types speak of an ES module, which it is not: what they call `default` is all of it. */
type MpegtsModule = typeof Mpegts.default;

export interface StreamView {
  /** `unknown`: no broadcast has this address; `waiting` while it is off the air; `opening` until the first picture. */
  readonly phase: 'unknown' | 'waiting' | 'opening' | 'playing';
  /** What has arrived and is not shown yet, in seconds. */
  readonly delaySeconds?: number;
  /** What the composition takes before anything is sent, in seconds, where that is known. */
  readonly compositionSeconds?: number;
  /** As whoever went live has called it. */
  readonly title?: string;
  /** Whether something was played before. */
  readonly hasPlayed: boolean;
  /** False while the server cannot be asked. */
  readonly isReachable: boolean;
}

export interface StreamWatchOptions {
  readonly fetch?: typeof globalThis.fetch;
  /** 275 kB, which nobody needs who does not watch. */
  readonly loadPlayer?: () => Promise<MpegtsModule>;
}

const ASK_EVERY_MS = 1500;
const ASK_WHILE_PLAYING_EVERY_MS = 10_000;
const MEASURE_EVERY_MS = 500;
/** A stream that brings nothing new for this long has ended without saying so. */
const SILENT_AFTER_MS = 8000;

/**
 * A stream begins with up to two seconds of the past, from the last keyframe on. Where more lies in the buffer than a
 * player needs, it plays a little faster; where far too much does, since the machine was busy, it jumps.
 */
const PLAYER = {
  enableStashBuffer: false,
  liveSync: true,
  liveSyncMaxLatency: 1.6,
  liveSyncTargetLatency: 0.8,
  liveSyncPlaybackRate: 1.2,
  liveBufferLatencyChasing: true,
  liveBufferLatencyMaxLatency: 3,
  liveBufferLatencyMinRemain: 0.8,
  autoCleanupSourceBuffer: true,
} satisfies Mpegts.default.Config;

export class StreamWatch extends ViewModel<StreamView> {
  readonly #address: string;
  readonly #fetch: typeof globalThis.fetch;
  readonly #loadPlayer: () => Promise<MpegtsModule>;

  constructor(playbackId: string, options: StreamWatchOptions = {}) {
    super({ phase: 'waiting', hasPlayed: false, isReachable: true });
    this.#address = `/airlock/v1/dev/playback/${encodeURIComponent(playbackId)}`;
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.#loadPlayer = options.loadPlayer ?? loadMpegts;
  }

  /** Plays into `element` whatever comes, until the returned function is called. */
  attach(element: HTMLVideoElement): () => void {
    const over = new AbortController();
    void this.#run(element, over.signal);
    return () => over.abort();
  }

  async #run(element: HTMLVideoElement, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.getView().phase !== 'unknown') {
      if (await this.#isOnAir(signal)) await this.#playOnce(element, signal);
      else await pause(ASK_EVERY_MS, signal);
    }
  }

  async #isOnAir(signal: AbortSignal): Promise<boolean> {
    try {
      const response = await this.#fetch(this.#address, { signal });
      if (response.status === 404 || response.status === 400) {
        this.show({ phase: 'unknown', isReachable: true });
        return false;
      }
      const { isOnAir, title, delayMs } = (await response.json()) as Record<string, unknown>;
      this.show({
        isReachable: true,
        title: typeof title === 'string' ? title : undefined,
        compositionSeconds: typeof delayMs === 'number' ? delayMs / 1000 : undefined,
      });
      return isOnAir === true;
    } catch {
      if (!signal.aborted) this.show({ isReachable: false });
      return false;
    }
  }

  /** From opening to the end of the stream, whatever ends it. */
  async #playOnce(element: HTMLVideoElement, signal: AbortSignal): Promise<void> {
    this.show({ phase: 'opening' });
    const mpegts = await this.#loadPlayer();
    if (signal.aborted) return;
    const source = {
      type: 'flv',
      isLive: true,
      url: new URL(`${this.#address}/stream.flv`, location.href).href,
    };
    const player = mpegts.createPlayer(source, PLAYER);
    const ended = new AbortController();
    const end = () => ended.abort();
    player.on(mpegts.Events.ERROR, end);
    player.on(mpegts.Events.LOADING_COMPLETE, end);
    signal.addEventListener('abort', end, { once: true });
    const onPlaying = () => this.show({ phase: 'playing', hasPlayed: true });
    element.addEventListener('playing', onPlaying);
    const asking = setInterval(() => void this.#isOnAir(ended.signal), ASK_WHILE_PLAYING_EVERY_MS);
    const measuring = setInterval(() => this.#measure(element, end), MEASURE_EVERY_MS);
    try {
      player.attachMediaElement(element);
      player.load();
      // A browser that lets nothing play by itself shows its own button.
      void Promise.resolve(player.play()).catch(() => {});
      await aborted(ended.signal);
    } finally {
      clearInterval(asking);
      clearInterval(measuring);
      signal.removeEventListener('abort', end);
      element.removeEventListener('playing', onPlaying);
      player.destroy();
      if (!signal.aborted) this.show({ phase: 'waiting', delaySeconds: undefined });
    }
    await pause(ASK_EVERY_MS, signal);
  }

  #newest: { seconds: number; atMs: number } | undefined;

  #measure(element: HTMLVideoElement, end: () => void): void {
    const { buffered, currentTime } = element;
    const seconds = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    if (!this.#newest || seconds !== this.#newest.seconds)
      this.#newest = { seconds, atMs: performance.now() };
    else if (performance.now() - this.#newest.atMs > SILENT_AFTER_MS) return end();
    if (this.getView().phase === 'playing') {
      this.show({ delaySeconds: Math.max(0, Math.round((seconds - currentTime) * 10) / 10) });
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function loadMpegts(): Promise<MpegtsModule> {
  const { default: mpegts } = await import('mpegts.js');
  return mpegts as unknown as MpegtsModule;
}
