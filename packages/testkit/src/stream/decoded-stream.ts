// Decodes a stream or a file, as a viewer would, into frames and audio with their times.
import {
  AVERROR_EAGAIN,
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  Codec,
  CodecContext,
  FFmpegError,
  FormatContext,
  Frame,
  Packet,
} from 'node-av';

export interface DecodedFrame {
  readonly kind: 'frame';
  readonly atSeconds: number;
  /** When it came out of the decoder: milliseconds of `performance.now`. */
  readonly receivedMs: number;
  readonly width: number;
  readonly height: number;
  /** I420 without gaps. */
  readonly bytes: Uint8Array;
  readonly isKeyframe: boolean;
}

export interface DecodedAudio {
  readonly kind: 'audio';
  readonly atSeconds: number;
  readonly sampleRate: number;
  /** The left channel. */
  readonly samples: Float32Array;
}

/** Reads until the end, or until the caller stops iterating, or the signal says so even while nothing comes. */
export async function* decodeStream(
  url: string,
  signal?: AbortSignal,
): AsyncGenerator<DecodedFrame | DecodedAudio> {
  const context = new FormatContext();
  context.allocContext();
  context.probesize = 200_000n;
  const interrupt = (): void => context.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  FFmpegError.throwIfError(await context.openInput(url), 'open the stream');
  try {
    FFmpegError.throwIfError(await context.findStreamInfo(), 'read the stream');
    const decoders = await Promise.all(context.streams.map(({ codecpar }) => openDecoder(codecpar)));
    const packet = new Packet();
    packet.alloc();
    for (;;) {
      const status = await context.readFrame(packet);
      if (signal?.aborted) return;
      if (status === AVERROR_EOF) break;
      FFmpegError.throwIfError(status, 'read a packet');
      const stream = context.streams[packet.streamIndex]!;
      yield* decodePacket(decoders[packet.streamIndex]!, packet, stream.timeBase.num / stream.timeBase.den);
      packet.unref();
    }
    for (const [index, decoder] of decoders.entries()) {
      const { num, den } = context.streams[index]!.timeBase;
      yield* decodePacket(decoder, null, num / den);
    }
  } finally {
    signal?.removeEventListener('abort', interrupt);
    await context.closeInput();
  }
}

async function openDecoder(parameters: FormatContext['streams'][0]['codecpar']): Promise<CodecContext> {
  const decoder = new CodecContext();
  const codec = Codec.findDecoder(parameters.codecId);
  decoder.allocContext3(codec);
  decoder.parametersToContext(parameters);
  decoder.threadCount = 1;
  FFmpegError.throwIfError(await decoder.open2(codec, null), 'open a decoder');
  return decoder;
}

async function* decodePacket(
  decoder: CodecContext,
  packet: Packet | null,
  timeBase: number,
): AsyncGenerator<DecodedFrame | DecodedAudio> {
  FFmpegError.throwIfError(await decoder.sendPacket(packet), 'decode a packet');
  const frame = new Frame();
  frame.alloc();
  for (;;) {
    const status = await decoder.receiveFrame(frame);
    if (status === AVERROR_EAGAIN || status === AVERROR_EOF) return frame.free();
    FFmpegError.throwIfError(status, 'decode a packet');
    const atSeconds = Number(frame.bestEffortTimestamp) * timeBase;
    if (decoder.codecType === AVMEDIA_TYPE_VIDEO) {
      const { width, height, keyFrame } = frame;
      const shape = { width, height, isKeyframe: keyFrame === 1, receivedMs: performance.now() };
      yield { kind: 'frame', atSeconds, bytes: packed(frame), ...shape };
    } else if (decoder.codecType === AVMEDIA_TYPE_AUDIO) {
      const plane = frame.data![0]!;
      const samples = new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples).slice();
      yield { kind: 'audio', atSeconds, sampleRate: frame.sampleRate, samples };
    }
    frame.unref();
  }
}

function packed({ width, height, data, linesize }: Frame): Uint8Array {
  const bytes = new Uint8Array((width * height * 3) / 2);
  let at = 0;
  for (let plane = 0; plane < 3; plane++) {
    const [columns, rows] = plane === 0 ? [width, height] : [width / 2, height / 2];
    for (let row = 0; row < rows; row++, at += columns) {
      const start = row * linesize[plane]!;
      bytes.set(data![plane]!.subarray(start, start + columns), at);
    }
  }
  return bytes;
}
