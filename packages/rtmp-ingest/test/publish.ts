// Publishes black pictures by FFmpeg's RTMP client, as OBS would.
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_ERROR,
  AV_PIX_FMT_YUV420P,
  Codec,
  CodecContext,
  FF_ENCODER_LIBX264,
  FFmpegError,
  FormatContext,
  Frame,
  Log,
  Packet,
  Rational,
} from 'node-av';

const FRAMES_PER_SECOND = 25;

Log.setLevel(AV_LOG_ERROR);

/** Publishes until the signal says so, in real time. Rejects when the server hangs up. */
export async function publish(url: string, signal: AbortSignal): Promise<void> {
  const encoder = await openEncoder();
  const output = new FormatContext();
  check(output.allocOutputContext2(null, 'flv', url));
  const stream = output.newStream(null);
  stream.codecpar.fromContext(encoder);
  check(await output.openOutput());
  check(await output.writeHeader());
  const picture = blackPicture();
  try {
    for (let index = 0; !signal.aborted; index += 1) {
      picture.pts = BigInt(index);
      check(await encoder.sendFrame(picture));
      const packet = new Packet();
      packet.alloc();
      check(await encoder.receivePacket(packet));
      packet.rescaleTs({ num: 1, den: FRAMES_PER_SECOND }, stream.timeBase);
      const status = await output.writeFrame(packet);
      packet.free();
      check(status);
      await new Promise((resolve) => setTimeout(resolve, 1000 / FRAMES_PER_SECOND));
    }
  } finally {
    await output.closeOutput();
    output.freeContext();
    encoder.freeContext();
    picture.free();
  }
}

async function openEncoder(): Promise<CodecContext> {
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264)!;
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = 160;
  context.height = 90;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(1, FRAMES_PER_SECOND);
  context.gopSize = FRAMES_PER_SECOND;
  context.maxBFrames = 0;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  context.setOption('tune', 'zerolatency');
  check(await context.open2(codec, null));
  return context;
}

function blackPicture(): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.width = 160;
  frame.height = 90;
  frame.format = AV_PIX_FMT_YUV420P;
  check(frame.getBuffer());
  const [luma, ...chroma] = frame.data!;
  luma!.fill(16);
  for (const plane of chroma) plane.fill(128);
  return frame;
}

function check(status: number): void {
  FFmpegError.throwIfError(status, 'publish');
}
