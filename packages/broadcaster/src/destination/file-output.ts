// Records a stream by FFmpeg's muxers into an MP4, which stays playable when the process is killed, an FLV, OGG or MP3, or as HLS.
import { Dictionary, FFmpegError, FormatContext, type Stream } from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket, StreamDescription } from '../encoding/encoded-packet.js';
import type { EncodingSettings } from '../encoding/encoding-settings.js';
import { moveIndexToFront } from './faststart.js';
import type { FileTarget } from './destination-url.js';
import {
  hlsOptions,
  prepareHlsFolder,
  PlaylistPublisher,
  unpublishedPlaylist,
  type SegmentOptions,
} from './hls.js';
import type { Output, StreamPlan } from './output.js';

/** About a minute of a broadcast: what writes no faster than this is lost, rather than take all memory. */
const MOST_WAITING_BYTES = 2 ** 25;
const CLOSE_MS = 3000;
/** Without video: packets between two looks at what FFmpeg has finished. */
const AUDIO_LOOK_PACKETS = 24;
/** So many frames after its keyframe a segment has been begun, and the last one is whole. */
const INTERLEAVED_FRAMES = 5;

/** Fragments while it is written, each on the disk at once, and an ordinary MP4 once it is closed. */
const MP4_OPTIONS = { movflags: 'hybrid_fragmented+frag_keyframe', flush_packets: '1' };
/** Audio has no keyframes by which to cut. */
const AUDIO_MP4_OPTIONS = { movflags: 'hybrid_fragmented', frag_duration: '2000000', flush_packets: '1' };

export class FileOutput implements Output {
  readonly closed: Promise<BroadcasterError | undefined>;
  readonly droppedFrames = 0;
  #settleClosed!: (reason: BroadcasterError | undefined) => void;
  #sentBytes = 0;
  /** Handed over and not yet written. */
  #waitingBytes = 0;
  #sinceKeyframe = 0;
  #startUs: number | undefined;
  #isEnding = false;
  /** Writes go one after another. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly context: FormatContext,
    private readonly streams: { video: Stream | undefined; audio: Stream | undefined },
    private readonly target: FileTarget,
    private readonly settings: EncodingSettings,
    private readonly playlist: PlaylistPublisher | undefined,
  ) {
    this.closed = new Promise((resolve) => (this.#settleClosed = resolve));
  }

  /** @throws BroadcasterError `destination_unreachable` when the file cannot be written. */
  static async open(target: FileTarget, plan: StreamPlan, segments?: SegmentOptions): Promise<FileOutput> {
    const context = new FormatContext();
    try {
      const isPlaylist = target.format === 'hls';
      check(
        context.allocOutputContext2(
          null,
          target.format,
          isPlaylist ? unpublishedPlaylist(target.path) : target.path,
        ),
      );
      const run = isPlaylist ? await prepareHlsFolder(target.path, segments) : undefined;
      const streams = {
        video: plan.video && addStream(context, plan.video),
        audio: plan.audio && addStream(context, plan.audio),
      };
      // HLS opens its files by itself.
      if (!run) check(await context.openOutput());
      using options = Dictionary.fromObject(
        run ? hlsOptions(target.path, run, segments) : muxerOptions(target, plan),
      );
      check(await context.writeHeader(options));
      return new FileOutput(
        context,
        streams,
        target,
        plan.settings,
        run && new PlaylistPublisher(target.path, run, segments),
      );
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

  write({ kind, packet, timeUs, data, isKeyframe }: EncodedPacket): void {
    this.#startUs ??= timeUs;
    if (this.#isEnding || timeUs < this.#startUs) return;
    if (this.#waitingBytes > MOST_WAITING_BYTES) return this.#fail('it takes the stream too slowly');
    const own = packet.clone()!;
    this.#waitingBytes += data.length;
    const startUs = this.#startUs;
    const { framesPerSecond, audioSampleRateHz } = this.settings;
    const durationUs =
      kind === 'video' ? 1e6 / framesPerSecond : (Number(packet.duration) * 1e6) / audioSampleRateHz;
    this.#writing = this.#writing.then(async () => {
      const stream = this.streams[kind]!;
      own.streamIndex = stream.index;
      own.pts = BigInt(timeUs - startUs);
      own.dts = own.pts;
      own.duration = BigInt(Math.round(durationUs));
      own.rescaleTs({ num: 1, den: 1_000_000 }, stream.timeBase);
      own.timeBase = stream.timeBase;
      const status = this.#failed ? 0 : await this.context.interleavedWriteFrame(own);
      own.free();
      this.#sentBytes += data.length;
      this.#waitingBytes -= data.length;
      if (status < 0) return this.#fail(FFmpegError.strerror(status));
      if (!this.playlist || !this.#mayHaveSegment(kind, isKeyframe)) return;
      await this.playlist.update().catch((error: Error) => this.#fail(error.message));
    });
  }

  /** A segment begins with a keyframe, or somewhere in audio alone. */
  #mayHaveSegment(kind: EncodedPacket['kind'], isKeyframe: boolean): boolean {
    if (!this.streams.video)
      return (this.#sinceKeyframe = (this.#sinceKeyframe + 1) % AUDIO_LOOK_PACKETS) === 0;
    if (kind !== 'video') return false;
    this.#sinceKeyframe = isKeyframe ? 0 : this.#sinceKeyframe + 1;
    return this.#sinceKeyframe <= INTERLEAVED_FRAMES;
  }

  #failed = false;

  #fail(reason: string): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#isEnding = true;
    const message = `${this.target.label} cannot be written further (${reason}).`;
    this.#settleClosed(new BroadcasterError('destination_lost', message));
  }

  /** A pipe that nobody reads holds up the write of the moment: after a while it is left to its own. */
  async close(): Promise<void> {
    this.#isEnding = true;
    const isDone = await within(CLOSE_MS, this.#writing);
    if (isDone) await this.#finish();
    this.#settleClosed(undefined);
  }

  async #finish(): Promise<void> {
    if (!this.#failed) await this.context.writeTrailer();
    if (this.playlist) await this.playlist.end().catch(() => {});
    else await this.context.closeOutput();
    this.context.freeContext();
    // A file that cannot be rearranged is an ordinary one all the same.
    if (this.target.format === 'mp4' && !this.#failed)
      await moveIndexToFront(this.target.path).catch(() => {});
  }
}

/** Whether it was settled in time. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const isOver = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const isDone = await Promise.race([work.then(() => true as const), isOver]);
  clearTimeout(timer);
  return isDone;
}

function muxerOptions({ format }: FileTarget, { video }: StreamPlan): Record<string, string> {
  // Readers that know no tags of ID3 expect the header with the duration first (LiveKit's suite has one).
  if (format === 'mp3') return { id3v2_version: '0' };
  if (format !== 'mp4') return {};
  return video ? MP4_OPTIONS : AUDIO_MP4_OPTIONS;
}

function addStream(context: FormatContext, { parameters }: StreamDescription): Stream {
  const stream = context.newStream(null);
  parameters.copy(stream.codecpar);
  return stream;
}

function check(status: number): void {
  if (status < 0) throw new Error(FFmpegError.strerror(status));
}
