// How long a track's media lies in WebRTC's jitter buffer before it comes out, from WebRTC's own statistics.
import { TrackKind, type RemoteTrack } from '@livekit/rtc-node';
import type { FfiEvent, GetStatsCallback } from '@livekit/rtc-ffi-bindings';
import { LOOK_AHEAD_MS } from '../audio/limiter.js';
import { ffiRequest, onFfiEvent } from './ffi.js';

const ANSWER_MS = 2000;
/**
 * What the statistics do not show: Opus gathers 20 ms of audio before any of it leaves, a frame leaves after a few
 * milliseconds of encoding; and the limiter holds audio to look ahead. Measured with claps at a plain subscriber, libwebrtc on both sides.
 */
const AUDIO_LATER_MS = 8 + LOOK_AHEAD_MS;

interface Totals {
  readonly delaySeconds: number;
  /** Samples, or frames. */
  readonly count: number;
}

/** Measures from one call of `read` to the next. */
export class TrackDelay {
  #before: Totals = { delaySeconds: 0, count: 0 };

  constructor(private readonly track: RemoteTrack) {}

  /** Milliseconds from arrival to hand-over, on average; `undefined` when nothing came since the last call. */
  async read(): Promise<number | undefined> {
    const isAudio = this.track.kind === TrackKind.KIND_AUDIO;
    const totals = totalsOf(await requestStats(this.track.ffi_handle.handle), isAudio);
    if (!totals) return undefined;
    const count = totals.count - this.#before.count;
    const delaySeconds = totals.delaySeconds - this.#before.delaySeconds;
    this.#before = totals;
    return count > 0 ? (delaySeconds / count) * 1000 + (isAudio ? AUDIO_LATER_MS : 0) : undefined;
  }
}

/**
 * A connection that is closing may never answer. One request for the whole room (`Room.getRtcStats`) would cost less, but it names
 * tracks by WebRTC's own ids where livekit-server 1.13 offers one peer connection for both directions, and rtc-node 1.1 does not tell whose they are.
 */
function requestStats(trackHandle: bigint): Promise<GetStatsCallback | undefined> {
  return new Promise((resolve) => {
    const end = (answer?: GetStatsCallback): void => {
      clearTimeout(timer);
      stop();
      resolve(answer);
    };
    const timer = setTimeout(end, ANSWER_MS);
    const stop = onFfiEvent(({ message }: FfiEvent) => {
      if (message.case === 'getStats' && message.value.asyncId === asked?.asyncId) end(message.value);
    });
    const asked = ffiRequest<'getStats'>({ message: { case: 'getStats', value: { trackHandle } } });
    if (!asked) end();
  });
}

/**
 * Audio: libwebrtc counts how long each sample lay in NetEq. Frames: from the first packet until it was decoded.
 * Both begin with the arrival from the network, so that their difference is how far they are apart.
 */
function totalsOf(answer: GetStatsCallback | undefined, isAudio: boolean): Totals | undefined {
  for (const { stats } of answer?.stats ?? []) {
    if (stats.case !== 'inboundRtp') continue;
    const { jitterBufferDelay = 0, jitterBufferEmittedCount = 0n } = stats.value.inbound ?? {};
    const { totalProcessingDelay = 0, framesDecoded = 0 } = stats.value.inbound ?? {};
    return isAudio
      ? { delaySeconds: jitterBufferDelay, count: Number(jitterBufferEmittedCount) }
      : { delaySeconds: totalProcessingDelay, count: framesDecoded };
  }
  return undefined;
}
