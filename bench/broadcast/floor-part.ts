// One part of the floor in a process of its own: prepares, says `begin`, works at 30 pictures a second, says `end`.
import {
  AV_LOG_ERROR,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  FormatContext,
  Frame,
  FFmpegError,
  Log,
  Packet,
} from 'node-av';
import { runFrameClock } from '../../packages/broadcaster/src/broadcast/frame-clock.js';
import { AudioEncoder } from '../../packages/broadcaster/src/encoding/audio-encoder.js';
import { encodingSettings } from '../../packages/broadcaster/src/encoding/encoding-settings.js';
import { VideoEncoder } from '../../packages/broadcaster/src/encoding/video-encoder.js';
import { composedFrames } from './composed-frames.js';
import type { FloorOptions } from './floor.js';
import { MEDIA_FILES } from './media.js';

Log.setLevel(AV_LOG_ERROR);
const part = process.argv[2];
const options = JSON.parse(process.argv[3]!) as FloorOptions;
const { width, height, people, seconds, videoBitrateBps } = options;

const work = part === 'decode' ? await decoding() : part === 'x264' ? await encoding() : await sounding();
process.send!('begin');
const stopping = new AbortController();
setTimeout(() => stopping.abort(), seconds * 1000);
await runFrameClock({ framesPerSecond: 30 }, stopping.signal, work);
process.send!('end');

/** Decodes what is published, by the decoders that WebRTC uses: libvpx and libopus. */
async function decoding(): Promise<() => Promise<void>> {
  const readers = await Promise.all(
    Array.from({ length: people }, async (_, i) => [
      await openReader(`${options.media}/${i % MEDIA_FILES}.ivf`, 'libvpx', 1),
      await openReader(`${options.media}/${i % MEDIA_FILES}.ogg`, 'libopus', 50 / 30),
    ]),
  );
  return async () => {
    for (const read of readers.flat()) await read();
  };
}

async function openReader(
  path: string,
  decoder: string,
  packetsPerFrame: number,
): Promise<() => Promise<void>> {
  const input = new FormatContext();
  input.allocContext();
  FFmpegError.throwIfError(await input.openInput(path), 'open the media');
  const codec = Codec.findDecoderByName(decoder as Parameters<typeof Codec.findDecoderByName>[0]);
  const context = new CodecContext();
  context.allocContext3(codec);
  context.parametersToContext(input.streams[0]!.codecpar);
  context.threadCount = 1;
  FFmpegError.throwIfError(await context.open2(codec, null), 'open the decoder');
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  let due = 0;
  return async () => {
    for (due += packetsPerFrame; due >= 1; due--) {
      const status = await input.readFrame(packet);
      if (status === AVERROR_EOF) await input.seekFrame(0, 0n);
      else {
        FFmpegError.throwIfError(await context.sendPacket(packet), 'decode');
        while ((await context.receiveFrame(frame)) !== AVERROR_EAGAIN) frame.unref();
        packet.unref();
      }
    }
  };
}

/** Encodes the very pictures that the broadcast would compose, which were composed before. */
async function encoding(): Promise<(index: number) => Promise<void>> {
  const encoder = await VideoEncoder.open(encodingSettings({ width, height }, { videoBitrateBps }));
  const canvases = await composedFrames({ width, height, people, count: 45 });
  return async (index) => {
    // There and back again, so that no picture jumps.
    const at = index % (2 * canvases.length - 2);
    const canvas = canvases[Math.min(at, 2 * canvases.length - 2 - at)]!;
    const packet = await encoder.encode(canvas.frame, index);
    packet.packet.free();
  };
}

async function sounding(): Promise<() => Promise<void>> {
  const encoder = await AudioEncoder.open(encodingSettings({ width, height }));
  const samples = new Float32Array(3200);
  let phase = 0;
  return async () => {
    for (let i = 0; i < samples.length; i += 2) {
      phase += (2 * Math.PI * 440) / 48_000;
      samples[i] = samples[i + 1] = 0.2 * (Math.sin(phase) + Math.sin(phase * 1.7) + Math.sin(phase * 2.3));
    }
    for (const { packet } of await encoder.encode(samples)) packet.free();
  };
}
