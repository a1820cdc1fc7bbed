// Decodes a background image (PNG, JPEG or WebP) and paints it onto the background of the frame.
import {
  AV_PIX_FMT_YUVA420P,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  FFmpegError,
  Frame,
  Packet,
  SoftwareScaleContext,
  SWS_BILINEAR,
} from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import type { Canvas } from '../compositing/canvas.js';

/** A file of a few bytes can claim any size. */
const MAX_PIXELS = 4096 * 4096;

const formats: { decoder: string; matches: (bytes: Buffer) => boolean }[] = [
  { decoder: 'png', matches: (bytes) => bytes.subarray(1, 4).toString('latin1') === 'PNG' },
  { decoder: 'mjpeg', matches: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 },
  { decoder: 'webp', matches: (bytes) => bytes.subarray(8, 12).toString('latin1') === 'WEBP' },
];

/**
 * Paints the image at the top left, unscaled and not repeated, as Mux's compositor page did; what is transparent
 * shows the colour below.
 * @throws BroadcasterError `invalid_background` when it is no such image, is broken, or has more than 16 megapixels.
 */
export async function paintBackgroundImage(bytes: Buffer, background: Canvas): Promise<void> {
  using decoded = await decode(bytes);
  using frame = await toYuva(decoded);
  const alpha = frame.data![3]!;
  const alphaStride = frame.linesize[3]!;
  background.planes.forEach((target, index) => {
    const shift = index === 0 ? 0 : 1;
    const source = frame.data![index]!;
    const width = Math.min(frame.width, background.width) >> shift;
    const height = Math.min(frame.height, background.height) >> shift;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const opacity = alpha[(y << shift) * alphaStride + (x << shift)]!;
        const at = y * background.strides[index]! + x;
        const value = source[y * frame.linesize[index]! + x]!;
        target[at] = Math.round((target[at]! * (255 - opacity) + value * opacity) / 255);
      }
    }
  });
}

async function decode(bytes: Buffer): Promise<Frame> {
  const format = formats.find(({ matches }) => matches(bytes));
  if (!format) {
    throw new BroadcasterError(
      'invalid_background',
      'The background is not an image. Use a PNG, JPEG or WebP file.',
    );
  }
  const codec = Codec.findDecoderByName(format.decoder as Parameters<typeof Codec.findDecoderByName>[0]);
  using context = new CodecContext();
  context.allocContext3(codec);
  context.setOption('max_pixels', MAX_PIXELS);
  FFmpegError.throwIfError(await context.open2(codec, null), 'open the image decoder');
  using packet = new Packet();
  packet.alloc();
  packet.data = bytes;
  const frame = new Frame();
  frame.alloc();
  let status = await context.sendPacket(packet);
  if (status >= 0) status = await context.receiveFrame(frame);
  if (status === AVERROR_EAGAIN) {
    await context.sendPacket(null);
    status = await context.receiveFrame(frame);
  }
  if (status < 0) {
    frame.free();
    const cause = status === AVERROR_EOF ? undefined : FFmpegError.fromCode(status);
    throw new BroadcasterError('invalid_background', 'The background image is broken or too large.', {
      cause,
    });
  }
  return frame;
}

async function toYuva(source: Frame): Promise<Frame> {
  const frame = new Frame();
  frame.alloc();
  frame.width = source.width;
  frame.height = source.height;
  frame.format = AV_PIX_FMT_YUVA420P;
  FFmpegError.throwIfError(frame.getBuffer(), 'allocate the background');
  using context = new SoftwareScaleContext();
  const { width, height } = source;
  const format = source.format as typeof AV_PIX_FMT_YUVA420P;
  context.getContext(width, height, format, width, height, AV_PIX_FMT_YUVA420P, SWS_BILINEAR);
  FFmpegError.throwIfError(await context.scaleFrame(frame, source), 'convert the background');
  return frame;
}
