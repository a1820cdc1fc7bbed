// Mux's API for live streams, by mux-node, with one deadline for each request and Mux's refusals in our words.
import Mux from '@mux/mux-node';
import { VIA } from './loops.js';
import { translateMuxError } from './translate-error.js';

/** Credentials of one Mux environment, with the permission to read and write Mux Video. */
export interface MuxOptions {
  readonly tokenId: string;
  readonly tokenSecret: string;
  /** Default: Mux's own. */
  readonly baseUrl?: string | undefined;
  /** RTMP URL before the stream key. Default: `rtmps://global-live.mux.com:443/app`, the nearest of Mux's regions. */
  readonly ingestUrl?: string | undefined;
  /** How long one request may take, to the end of its answer. Default: 10,000. */
  readonly timeoutMs?: number | undefined;
}

type MuxLiveStreams = Mux['video']['liveStreams'];
interface RequestOptions {
  readonly signal: AbortSignal;
}

export interface MuxApi {
  /**
   * Makes one request: `ask((liveStreams, options) => liveStreams.retrieve(id, options))`.
   * @throws GatewayError as `translateMuxError` says.
   */
  ask<Answer>(
    request: (liveStreams: MuxLiveStreams, options: RequestOptions) => PromiseLike<Answer>,
  ): Promise<Answer>;
  readonly ingestUrl: string;
  /** How long `ask` takes at most. */
  readonly timeoutMs: number;
}

const INGEST_URL = 'rtmps://global-live.mux.com:443/app';
const TIMEOUT_MS = 10_000;

export function connectMux(options: MuxOptions): MuxApi {
  const { tokenId, tokenSecret, baseUrl, ingestUrl = INGEST_URL, timeoutMs = TIMEOUT_MS } = options;
  const mux = new Mux({
    tokenId,
    tokenSecret,
    // `null` keeps mux-node from reading the environment by itself.
    baseURL: baseUrl ?? null,
    defaultHeaders: { Via: VIA },
    // Who asks retries: a request that creates something must not be made twice by us.
    maxRetries: 0,
  });
  return {
    ingestUrl,
    timeoutMs,
    async ask(request) {
      // mux-node's own `timeout` ends with the headers of an answer; a body could still take for ever.
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await request(mux.video.liveStreams, { signal });
      } catch (error) {
        throw translateMuxError(error, signal.aborted ? timeoutMs : undefined);
      }
    },
  };
}
