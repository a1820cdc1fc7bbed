// Makes the media that the bench publishes: moving pictures as VP8 in IVF, tones as Opus in Ogg, once for all runs.
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_S16,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  FFmpegError,
  FilterGraph,
  FormatContext,
  Frame,
  Packet,
  Rational,
} from 'node-av';

/** Different pictures and tones; more people publish the same again. */
export const MEDIA_FILES = 4;
const MEDIA_SIZE = { width: 640, height: 360 } as const;

/** A field that moves everywhere, with the noise of a camera; each file has its own hue. */
export function videoSource(index: number, seconds: number): string {
  const { width, height } = MEDIA_SIZE;
  return (
    `testsrc2=size=${width}x${height}:rate=30:duration=${seconds},hue=h=${index * 80}:s=0.8,` +
    `noise=alls=4:allf=t,format=yuv420p`
  );
}

function audioSource(index: number, seconds: number): string {
  return `sine=frequency=${300 + 170 * index}:sample_rate=48000:duration=${seconds},aformat=s16:48000:mono,asetnsamples=960`;
}

/** @returns the folder with 0.ivf, 0.ogg, 1.ivf, …; each `seconds` long. */
export async function makeMedia(folder: string, seconds: number): Promise<string> {
  const target = join(folder, `media-${seconds}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.part`;
  await mkdir(unfinished, { recursive: true });
  for (let index = 0; index < MEDIA_FILES; index++) {
    await write(join(unfinished, `${index}.ivf`), videoSource(index, seconds), openVp8);
    await write(join(unfinished, `${index}.ogg`), audioSource(index, seconds), openOpus);
  }
  await rename(unfinished, target);
  return target;
}

/** All frames of a chain of FFmpeg's filters that begins with a source. The frame is reused. */
export async function* framesOf(chain: string, sink: 'buffersink' | 'abuffersink'): AsyncGenerator<Frame> {
  using graph = new FilterGraph();
  graph.alloc();
  FFmpegError.throwIfError(graph.parsePtr(`${chain},${sink}`), 'read the filters');
  FFmpegError.throwIfError(await graph.config(), 'prepare the filters');
  const end = graph.filters!.find((filter) => filter.filter?.name === sink)!;
  using frame = new Frame();
  frame.alloc();
  for (;;) {
    const status = await end.buffersinkGetFrame(frame);
    if (status === AVERROR_EOF) return;
    FFmpegError.throwIfError(status, 'filter a frame');
    yield frame;
    frame.unref();
  }
}

async function write(path: string, chain: string, open: () => Promise<CodecContext>): Promise<void> {
  const encoder = await open();
  const output = new FormatContext();
  FFmpegError.throwIfError(output.allocOutputContext2(null, null, path), 'name the format');
  if (path.endsWith('.ogg')) output.setOption('page_duration', '20000');
  const stream = output.newStream(null);
  stream.codecpar.fromContext(encoder);
  stream.timeBase = encoder.timeBase;
  FFmpegError.throwIfError(await output.openOutput(), 'open the file');
  FFmpegError.throwIfError(await output.writeHeader(), 'begin the file');
  const packet = new Packet();
  packet.alloc();
  const drain = async (): Promise<void> => {
    for (;;) {
      const status = await encoder.receivePacket(packet);
      if (status === AVERROR_EAGAIN || status === AVERROR_EOF) return;
      FFmpegError.throwIfError(status, 'encode');
      packet.streamIndex = 0;
      packet.rescaleTs(encoder.timeBase, stream.timeBase);
      FFmpegError.throwIfError(await output.interleavedWriteFrame(packet), 'write a packet');
    }
  };
  for await (const frame of framesOf(chain, path.endsWith('.ogg') ? 'abuffersink' : 'buffersink')) {
    // A source marks each picture as a keyframe, and libvpx would obey.
    frame.pictType = AV_PICTURE_TYPE_NONE;
    FFmpegError.throwIfError(await encoder.sendFrame(frame), 'encode');
    await drain();
  }
  await encoder.sendFrame(null);
  await drain();
  await output.writeTrailer();
  await output.closeOutput();
  output.freeContext();
  encoder.freeContext();
}

async function openVp8(): Promise<CodecContext> {
  const codec = Codec.findEncoderByName('libvpx' as Parameters<typeof Codec.findEncoderByName>[0]);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = MEDIA_SIZE.width;
  encoder.height = MEDIA_SIZE.height;
  encoder.pixelFormat = AV_PIX_FMT_YUV420P;
  encoder.timeBase = new Rational(1, 30);
  encoder.framerate = new Rational(30, 1);
  encoder.bitRate = 800_000n;
  encoder.gopSize = 60;
  const options = {
    deadline: 'realtime',
    'cpu-used': '8',
    'error-resilient': 'default',
    'lag-in-frames': '0',
  };
  for (const [name, value] of Object.entries(options)) encoder.setOption(name, value);
  FFmpegError.throwIfError(await encoder.open2(codec, null), 'open libvpx');
  return encoder;
}

async function openOpus(): Promise<CodecContext> {
  const codec = Codec.findEncoderByName('libopus' as Parameters<typeof Codec.findEncoderByName>[0]);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = 48_000;
  encoder.sampleFormat = AV_SAMPLE_FMT_S16;
  encoder.channelLayout = { nbChannels: 1, order: AV_CHANNEL_ORDER_NATIVE, mask: 4n };
  encoder.timeBase = new Rational(1, 48_000);
  encoder.bitRate = 32_000n;
  encoder.setOption('frame_duration', '20');
  FFmpegError.throwIfError(await encoder.open2(codec, null), 'open libopus');
  return encoder;
}
