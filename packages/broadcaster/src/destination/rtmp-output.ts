// Sends a stream to an RTMP server, and leaves frames out rather than let a slow network delay the rest.
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import { CHANNELS, type EncodingSettings } from '../encoding/encoding-settings.js';
import { aacFrame, aacSequenceHeader, avcFrame, avcSequenceHeader } from '../rtmp/flv-tags.js';
import { RtmpPublisher, type RtmpPublisherOptions } from '../rtmp/rtmp-publisher.js';
import { TOO_LATE_MS, type UplinkState } from '../uplink/bitrate-control.js';
import type { RtmpTarget } from '../rtmp/rtmp-target.js';
import type { Output, StreamPlan } from './output.js';

/** With the time until the lag shows, a stalled server is known within 10 s. */
const STALLED_MS = 9000;
const BETWEEN_REQUESTS_MS = 1000;
/** Servers that ask someone else about a stream key say `Publish.Start` first, and hang up when the answer is no. */
const ACCEPTANCE_MS = 1000;

export interface RtmpOutputOptions extends RtmpPublisherOptions {
  readonly requestKeyframe?: () => void;
}

export class RtmpOutput implements Output {
  readonly closed: Promise<BroadcasterError | undefined>;
  #sentBytes = 0;
  #droppedFrames = 0;
  #startUs: number | undefined;
  #isSkipping = false;
  #askedMs = -Infinity;
  readonly #bitrateBps: number;

  private constructor(
    private readonly publisher: RtmpPublisher,
    private readonly target: RtmpTarget,
    settings: EncodingSettings,
    private readonly requestKeyframe: (() => void) | undefined,
  ) {
    const openedMs = performance.now();
    this.closed = publisher.closed.then((reason) =>
      reason?.code === 'destination_lost' && performance.now() - openedMs < ACCEPTANCE_MS
        ? turnedAway(target, reason)
        : reason,
    );
    this.#bitrateBps = bitrateOf(settings);
  }

  /** Resolves once the server accepts the stream. @throws BroadcasterError as `RtmpPublisher.open`. */
  static async open(
    target: RtmpTarget,
    plan: StreamPlan,
    { requestKeyframe, ...options }: RtmpOutputOptions = {},
  ): Promise<RtmpOutput> {
    const publisher = await RtmpPublisher.open(target, { ...options, bitrateBps: bitrateOf(plan.settings) });
    publisher.sendMetadata(metadata(plan.settings));
    if (plan.video) publisher.sendVideo(avcSequenceHeader(plan.video.configuration), 0);
    if (plan.audio) publisher.sendAudio(aacSequenceHeader(plan.audio.configuration), 0);
    return new RtmpOutput(publisher, target, plan.settings, requestKeyframe);
  }

  get sentBytes(): number {
    return this.#sentBytes;
  }

  get droppedFrames(): number {
    return this.#droppedFrames;
  }

  get uplink(): UplinkState {
    return this.publisher.uplink(this.#bitrateBps);
  }

  write(packet: EncodedPacket): void {
    this.#startUs ??= packet.timeUs;
    if (packet.timeUs < this.#startUs) return;
    const timestampMs = Math.round((packet.timeUs - this.#startUs) / 1000);
    // Also when the keyframe itself is left out: the next one does not bring it.
    if (packet.configuration) this.publisher.sendVideo(avcSequenceHeader(packet.configuration), timestampMs);
    if (!this.#admits(packet)) return;
    this.#sentBytes += packet.data.length;
    if (packet.kind === 'audio') this.publisher.sendAudio(aacFrame(packet.data), timestampMs);
    else this.publisher.sendVideo(avcFrame(packet.data, packet.isKeyframe, 0), timestampMs);
  }

  /** Audio always goes; frames stop when the network falls behind, and begin again with a keyframe. */
  #admits(packet: EncodedPacket): boolean {
    if (this.publisher.silenceMs > STALLED_MS) {
      const reason = `${this.target.label} has taken nothing for ${STALLED_MS / 1000} s.`;
      this.publisher.abort(new BroadcasterError('destination_lost', reason));
      return false;
    }
    if (packet.kind === 'audio') return true;
    const { latenessMs } = this.uplink;
    if (latenessMs > TOO_LATE_MS) this.#isSkipping = true;
    else if (this.#isSkipping && latenessMs < TOO_LATE_MS / 2) {
      if (packet.isKeyframe) this.#isSkipping = false;
      else this.#askForKeyframe();
    }
    if (this.#isSkipping) this.#droppedFrames += 1;
    return !this.#isSkipping;
  }

  #askForKeyframe(): void {
    const nowMs = performance.now();
    if (nowMs - this.#askedMs < BETWEEN_REQUESTS_MS) return;
    this.#askedMs = nowMs;
    this.requestKeyframe?.();
  }

  async close(): Promise<void> {
    await this.publisher.close();
  }
}

function bitrateOf({ videoBitrateBps, audioBitrateBps }: EncodingSettings): number {
  return videoBitrateBps + audioBitrateBps;
}

function turnedAway({ label }: RtmpTarget, cause: BroadcasterError): BroadcasterError {
  const message = `${label} refused the stream: it hung up right after accepting it. Check the stream key.`;
  return new BroadcasterError('destination_refused', message, { cause });
}

function metadata(settings: EncodingSettings): Record<string, number | boolean | string> {
  const video = {
    width: settings.width,
    height: settings.height,
    framerate: settings.framesPerSecond,
    videocodecid: 7,
    videodatarate: settings.videoBitrateBps / 1000,
  };
  const audio = {
    audiocodecid: 10,
    audiodatarate: settings.audioBitrateBps / 1000,
    audiosamplerate: settings.audioSampleRateHz,
    audiosamplesize: 16,
    stereo: CHANNELS === 2,
  };
  const { only } = settings;
  return { ...(only !== 'audio' && video), ...(only !== 'video' && audio), encoder: 'Airlock' };
}
