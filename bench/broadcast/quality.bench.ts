// How the broadcaster's H.264 looks beside x264 `veryfast` with `zerolatency` at the same bitrate: SSIM, and the cost.
import {
  AV_LOG_ERROR,
  AVERROR_EAGAIN,
  Codec,
  CodecContext,
  FF_DECODER_H264,
  FFmpegError,
  Frame,
  Log,
} from 'node-av';
import { encodingSettings } from '../../packages/broadcaster/src/encoding/encoding-settings.js';
import { VideoEncoder } from '../../packages/broadcaster/src/encoding/video-encoder.js';
import type { Canvas } from '../../packages/broadcaster/src/compositing/canvas.js';
import { composedFrames } from './composed-frames.js';
import { ssim } from './ssim.js';

Log.setLevel(AV_LOG_ERROR);
const size = { width: 1280, height: 720 };
const settings = encodingSettings(size, { videoBitrateBps: 3_000_000 });
const candidates: Record<string, Record<string, string>> = {
  broadcaster: {},
  veryfast: { preset: 'veryfast', threads: '1', 'x264-params': 'annexb=0:scenecut=0' },
};

for (const people of [1, 4]) {
  const pictures = await composedFrames({ ...size, people, count: 120 });
  for (const [name, options] of Object.entries(candidates)) {
    const { similarity, kbps, cpuMs } = await measure(pictures, options);
    console.log(
      `${people} people, ${name}: SSIM ${similarity.toFixed(4)}, ${kbps.toFixed(0)} kb/s, ${cpuMs.toFixed(2)} ms a picture`,
    );
  }
  for (const picture of pictures) picture[Symbol.dispose]();
}
process.exit(0);

async function measure(pictures: readonly Canvas[], options: Record<string, string>) {
  using encoder = await VideoEncoder.open(settings, { x264: options });
  const codec = Codec.findDecoderByName(FF_DECODER_H264);
  using decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.parametersToContext(encoder.description.parameters);
  decoder.threadCount = 1;
  FFmpegError.throwIfError(await decoder.open2(codec, null), 'open the decoder');
  using decoded = new Frame();
  decoded.alloc();
  let [similarity, bytes, cpuUs, shown] = [0, 0, 0, 0];
  for (const [index, picture] of pictures.entries()) {
    const before = process.cpuUsage();
    const { packet, data } = await encoder.encode(picture.frame, index);
    const used = process.cpuUsage(before);
    cpuUs += used.user + used.system;
    bytes += data.length;
    FFmpegError.throwIfError(await decoder.sendPacket(packet), 'decode');
    packet.free();
    while ((await decoder.receiveFrame(decoded)) !== AVERROR_EAGAIN) {
      // The decoder may be some pictures behind; what it gives is in order.
      const original = pictures[shown++]!;
      const plane = { bytes: decoded.data![0]!, stride: decoded.linesize[0]! };
      similarity += ssim(
        { bytes: original.planes[0], stride: original.strides[0] },
        plane,
        size.width,
        size.height,
      );
      decoded.unref();
    }
  }
  return {
    similarity: similarity / shown,
    kbps: (bytes * 8 * 30) / pictures.length / 1000,
    cpuMs: cpuUs / 1000 / pictures.length,
  };
}
