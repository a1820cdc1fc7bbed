// Records a stream by FFmpeg's muxers into an MP4, which stays playable when the process is killed, an FLV, or as HLS.
import { Dictionary, FFmpegError, FormatContext, type Stream } from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket, StreamDescription } from '../encoding/encoded-packet.js';
import { SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import type { FileTarget } from './destination-url.js';
import { hlsOptions, prepareHlsFolder, type SegmentOptions } from './hls.js';
import type { Output, StreamPlan } from './output.js';

/** Fragments while it is written, each on the disk at once, and an ordinary MP4 once it is closed. */
const MP4_OPTIONS = { movflags: 'hybrid_fragmented+frag_keyframe', flush_packets: '1' };

export class FileOutput implements Output {
  readonly closed: Promise<BroadcasterError | undefined>;
  readonly droppedFrames = 0;
  #settleClosed!: (reason: BroadcasterError | undefined) => void;
  #sentBytes = 0;
  #startUs: number | undefined;
  #isEnding = false;
  /** Writes go one after another. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly context: FormatContext,
    private readonly streams: { video: Stream; audio: Stream },
    private readonly target: FileTarget,
    private readonly framesPerSecond: number,
  ) {
    this.closed = new Promise((resolve) => (this.#settleClosed = resolve));
  }

  /** @throws BroadcasterError `destination_unreachable` when the file cannot be written. */
  static async open(target: FileTarget, plan: StreamPlan, segments?: SegmentOptions): Promise<FileOutput> {
    const context = new FormatContext();
    try {
      check(context.allocOutputContext2(null, target.format, target.path));
      if (target.format === 'hls') await prepareHlsFolder(target.path);
      const streams = { video: addStream(context, plan.video), audio: addStream(context, plan.audio) };
      // HLS opens its files by itself.
      if (target.format !== 'hls') check(await context.openOutput());
      using options = Dictionary.fromObject(optionsFor(target, segments));
      check(await context.writeHeader(options));
      return new FileOutput(context, streams, target, plan.settings.framesPerSecond);
    } catch (cause) {
      context.freeContext();
      const words = cause instanceof Error ? cause.message : '';
      throw new BroadcasterError('destination_unreachable', `${target.label} cannot be written (${words}).`, {
        cause,
      });
    }
  }

  get sentBytes(): number {
    return this.#sentBytes;
  }

  write({ kind, packet, timeUs, data }: EncodedPacket): void {
    this.#startUs ??= timeUs;
    if (this.#isEnding || timeUs < this.#startUs) return;
    const own = packet.clone()!;
    const startUs = this.#startUs;
    const durationUs =
      kind === 'video' ? 1e6 / this.framesPerSecond : (Number(packet.duration) * 1e6) / SAMPLE_RATE_HZ;
    this.#writing = this.#writing.then(async () => {
      const stream = this.streams[kind];
      own.streamIndex = stream.index;
      own.pts = BigInt(timeUs - startUs);
      own.dts = own.pts;
      own.duration = BigInt(Math.round(durationUs));
      own.rescaleTs({ num: 1, den: 1_000_000 }, stream.timeBase);
      own.timeBase = stream.timeBase;
      const status = this.#isEnding && this.#failed ? -1 : await this.context.interleavedWriteFrame(own);
      own.free();
      this.#sentBytes += data.length;
      if (status < 0) this.#fail(status);
    });
  }

  #failed = false;

  #fail(status: number): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#isEnding = true;
    const message = `${this.target.label} cannot be written further (${FFmpegError.strerror(status)}).`;
    this.#settleClosed(new BroadcasterError('destination_lost', message));
  }

  async close(): Promise<void> {
    this.#isEnding = true;
    await this.#writing;
    if (!this.#failed) await this.context.writeTrailer();
    if (this.target.format !== 'hls') await this.context.closeOutput();
    this.context.freeContext();
    this.#settleClosed(undefined);
  }
}

function optionsFor({ format, path }: FileTarget, segments?: SegmentOptions): Record<string, string> {
  switch (format) {
    case 'mp4':
      return MP4_OPTIONS;
    case 'hls':
      return hlsOptions(path, segments);
    case 'flv':
      return {};
  }
}

function addStream(context: FormatContext, { parameters }: StreamDescription): Stream {
  const stream = context.newStream(null);
  parameters.copy(stream.codecpar);
  return stream;
}

function check(status: number): void {
  if (status < 0) throw new Error(FFmpegError.strerror(status));
}
