// Saves a decoded picture as a PNG, to be looked at.
import { writeFile } from 'node:fs/promises';
import {
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_YUV420P,
  Codec,
  CodecContext,
  FF_ENCODER_PNG,
  FFmpegError,
  Frame,
  Packet,
  Rational,
  SoftwareScaleContext,
  SWS_BICUBIC,
} from 'node-av';

export async function savePng(
  path: string,
  { width, height, bytes }: { width: number; height: number; bytes: Uint8Array },
): Promise<void> {
  using source = Frame.fromVideoBuffer(Buffer.from(bytes), { width, height, format: AV_PIX_FMT_YUV420P });
  using rgb = new Frame();
  rgb.alloc();
  rgb.width = width;
  rgb.height = height;
  rgb.format = AV_PIX_FMT_RGB24;
  FFmpegError.throwIfError(rgb.getBuffer(), 'allocate a picture');
  using scaler = new SoftwareScaleContext();
  scaler.getContext(width, height, AV_PIX_FMT_YUV420P, width, height, AV_PIX_FMT_RGB24, SWS_BICUBIC);
  FFmpegError.throwIfError(await scaler.scaleFrame(rgb, source), 'convert a picture');
  const codec = Codec.findEncoderByName(FF_ENCODER_PNG);
  using encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = width;
  encoder.height = height;
  encoder.pixelFormat = AV_PIX_FMT_RGB24;
  encoder.timeBase = new Rational(1, 1);
  FFmpegError.throwIfError(await encoder.open2(codec, null), 'open the PNG encoder');
  FFmpegError.throwIfError(await encoder.sendFrame(rgb), 'encode a PNG');
  using packet = new Packet();
  packet.alloc();
  FFmpegError.throwIfError(await encoder.receivePacket(packet), 'encode a PNG');
  await writeFile(path, packet.data!);
}
