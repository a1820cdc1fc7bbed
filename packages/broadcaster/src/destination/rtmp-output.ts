// Sends a stream to an RTMP server, and leaves pictures out rather than let a slow network delay the rest.
import { BroadcasterError } from '../broadcaster-error/broadcaster-error.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import { CHANNELS, SAMPLE_RATE_HZ, type EncodingSettings } from '../encoding/encoding-settings.js';
import { aacFrame, aacSequenceHeader, avcPicture, avcSequenceHeader } from '../rtmp/flv-tags.js';
import { RtmpPublisher, type RtmpPublisherOptions } from '../rtmp/rtmp-publisher.js';
import type { RtmpTarget } from './destination-url.js';
import type { Output, StreamPlan } from './output.js';

/** A backlog of this many seconds ends with the next keyframe; one that does not shrink ends the connection. */
const BACKLOG_SECONDS = 3;
const STALLED_MS = 10_000;
/** Servers that ask someone else about a stream key say `Publish.Start` first, and hang up when the answer is no. */
const ACCEPTANCE_MS = 1000;

export class RtmpOutput implements Output {
  readonly closed: Promise<BroadcasterError | undefined>;
  #sentBytes = 0;
  #droppedPictures = 0;
  #startUs: number | undefined;
  #isSkipping = false;
  #stalledSince: number | undefined;
  readonly #backlogBytes: number;

  private constructor(
    private readonly publisher: RtmpPublisher,
    private readonly target: RtmpTarget,
    settings: EncodingSettings,
  ) {
    const openedMs = performance.now();
    this.closed = publisher.closed.then((reason) =>
      reason?.code === 'destination_lost' && performance.now() - openedMs < ACCEPTANCE_MS
        ? turnedAway(target, reason)
        : reason,
    );
    this.#backlogBytes = ((settings.videoBitrateBps + settings.audioBitrateBps) / 8) * BACKLOG_SECONDS;
  }

  /** Resolves once the server accepts the stream. @throws BroadcasterError as `RtmpPublisher.open`. */
  static async open(
    target: RtmpTarget,
    plan: StreamPlan,
    options?: RtmpPublisherOptions,
  ): Promise<RtmpOutput> {
    const publisher = await RtmpPublisher.open(target, options);
    publisher.sendMetadata(metadata(plan.settings));
    publisher.sendVideo(avcSequenceHeader(plan.video.configuration), 0);
    publisher.sendAudio(aacSequenceHeader(plan.audio.configuration), 0);
    return new RtmpOutput(publisher, target, plan.settings);
  }

  get sentBytes(): number {
    return this.#sentBytes;
  }

  get droppedPictures(): number {
    return this.#droppedPictures;
  }

  write(packet: EncodedPacket): void {
    this.#startUs ??= packet.timeUs;
    if (packet.timeUs < this.#startUs || !this.#admits(packet)) return;
    const timestampMs = Math.round((packet.timeUs - this.#startUs) / 1000);
    this.#sentBytes += packet.data.length;
    if (packet.kind === 'audio') this.publisher.sendAudio(aacFrame(packet.data), timestampMs);
    else this.publisher.sendVideo(avcPicture(packet.data, packet.isKeyframe, 0), timestampMs);
  }

  /** Sound always goes; pictures stop when the network falls behind, and begin again with a keyframe. */
  #admits(packet: EncodedPacket): boolean {
    const isBehind = this.publisher.unsentBytes > this.#backlogBytes;
    if (!isBehind) this.#stalledSince = undefined;
    else if (performance.now() - (this.#stalledSince ??= performance.now()) > STALLED_MS) {
      const reason = `${this.target.label} has taken nothing for ${STALLED_MS / 1000} s.`;
      this.publisher.abort(new BroadcasterError('destination_lost', reason));
      return false;
    }
    if (packet.kind === 'audio') return true;
    if (isBehind) this.#isSkipping = true;
    else if (packet.isKeyframe) this.#isSkipping = false;
    if (this.#isSkipping) this.#droppedPictures += 1;
    return !this.#isSkipping;
  }

  async close(): Promise<void> {
    await this.publisher.close();
  }
}

function turnedAway({ label }: RtmpTarget, cause: BroadcasterError): BroadcasterError {
  const message = `${label} refused the stream: it hung up right after accepting it. Check the stream key.`;
  return new BroadcasterError('destination_refused', message, { cause });
}

function metadata(settings: EncodingSettings): Record<string, number | boolean | string> {
  return {
    width: settings.width,
    height: settings.height,
    framerate: settings.framesPerSecond,
    videocodecid: 7,
    videodatarate: settings.videoBitrateBps / 1000,
    audiocodecid: 10,
    audiodatarate: settings.audioBitrateBps / 1000,
    audiosamplerate: SAMPLE_RATE_HZ,
    audiosamplesize: 16,
    stereo: CHANNELS === 2,
    encoder: 'Airlock',
  };
}
