// How loud the mix is, by EBU R 128: FFmpeg's `ebur128` beside the encoder, which changes nothing of the audio.
import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_FLT,
  FFmpegError,
  Filter,
  type FilterContext,
  FilterGraph,
  Frame,
} from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';

/** In LUFS (ITU-R BS.1770); silence is `SILENCE_LUFS`. */
export interface Loudness {
  /** Of the last 0.4 s. */
  readonly momentaryLufs: number;
  /** Of the last 3 s. */
  readonly shortTermLufs: number;
  /** Since the start, without pauses; streams aim at about -14 to -16, television at -23. */
  readonly integratedLufs: number;
}

/** Where EBU R 128 begins to count. */
export const SILENCE_LUFS = -70;

const NOTHING: Loudness = {
  momentaryLufs: SILENCE_LUFS,
  shortTermLufs: SILENCE_LUFS,
  integratedLufs: SILENCE_LUFS,
};

export class LoudnessMeter implements Disposable {
  #last: Loudness = NOTHING;
  #samples = 0;
  readonly #measured = new Frame();

  private constructor(
    private readonly graph: FilterGraph,
    private readonly source: FilterContext,
    private readonly sink: FilterContext,
  ) {
    this.#measured.alloc();
  }

  /** @throws BroadcasterError `encoder_failed` when this FFmpeg has no such filter. */
  static async open(): Promise<LoudnessMeter> {
    const graph = new FilterGraph();
    graph.alloc();
    const format = `sample_rate=${SAMPLE_RATE_HZ}:sample_fmt=flt:channel_layout=stereo`;
    const make = (name: string, args: string): FilterContext => {
      const filter = Filter.getByName(name);
      const context = filter && graph.createFilter(filter, name, args);
      if (!context) throw new BroadcasterError('encoder_failed', `This build of FFmpeg has no ${name}.`);
      return context;
    };
    const source = make('abuffer', `time_base=1/${SAMPLE_RATE_HZ}:${format}`);
    const meter = make('ebur128', 'metadata=1:framelog=quiet');
    const sink = make('abuffersink', '');
    FFmpegError.throwIfError(source.link(0, meter, 0), 'measure loudness');
    FFmpegError.throwIfError(meter.link(0, sink, 0), 'measure loudness');
    FFmpegError.throwIfError(await graph.config(), 'measure loudness');
    return new LoudnessMeter(graph, source, sink);
  }

  get loudness(): Loudness {
    return this.#last;
  }

  /** Takes in interleaved stereo: 0.05 ms for one frame's. */
  add(samples: Float32Array): void {
    if (samples.length === 0) return;
    using frame = new Frame();
    frame.alloc();
    frame.nbSamples = samples.length / CHANNELS;
    frame.format = AV_SAMPLE_FMT_FLT;
    frame.sampleRate = SAMPLE_RATE_HZ;
    frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    frame.pts = BigInt(this.#samples);
    this.#samples += frame.nbSamples;
    FFmpegError.throwIfError(frame.getBuffer(), 'measure loudness');
    frame.data![0]!.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    FFmpegError.throwIfError(this.source.buffersrcAddFrameSync(frame), 'measure loudness');
    while (this.sink.buffersinkGetFrameSync(this.#measured) >= 0) {
      this.#last = read(this.#measured.getMetadata().getAll());
      this.#measured.unref();
    }
  }

  [Symbol.dispose](): void {
    this.#measured.free();
    this.graph.free();
  }
}

function read(metadata: Record<string, string>): Loudness {
  const lufs = (name: string): number => {
    const value = Number(metadata[`lavfi.r128.${name}`]);
    return value > SILENCE_LUFS ? value : SILENCE_LUFS;
  };
  return { momentaryLufs: lufs('M'), shortTermLufs: lufs('S'), integratedLufs: lufs('I') };
}
