// A participant who claps: a white flash in the frame and a burst of tone at the same instant, once a second.
import { VideoEncoding } from '@livekit/rtc-ffi-bindings';
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import type { World } from '@airlock-rtc/testkit';

const CLAP_HZ = 1000;
const FRAMES_PER_SECOND = 30;
const FLASH_FRAMES = 6;
const [WIDTH, HEIGHT] = [320, 180];
const RATE = 48_000;

/**
 * Both tracks are fed by one loop from one clock: frame k and its thirtieth of a second of audio leave together, and
 * each frame says when it should have been taken, whenever a busy machine comes to it. A plain subscriber (rtc-node
 * 1.1) then sees it 20 ms after that, and hears it as late as NetEq keeps it.
 */
export async function startClapping(world: World, room: string): Promise<AsyncDisposable> {
  const joined = new Room();
  await joined.connect(world.livekit.url, await world.token({ room, identity: 'clapper' }), {
    autoSubscribe: false,
    dynacast: false,
  });
  const video = new VideoSource(WIDTH, HEIGHT);
  // No queue: what is captured is sent at once.
  const audio = new AudioSource(RATE, 1, 0);
  const camera = LocalVideoTrack.createVideoTrack('camera', video);
  const microphone = LocalAudioTrack.createAudioTrack('microphone', audio);
  const camOptions = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false });
  // LiveKit's own choice leaves half of the frames out of one as small as this.
  camOptions.videoEncoding = new VideoEncoding({ maxBitrate: 600_000n, maxFramerate: FRAMES_PER_SECOND });
  const micOptions = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: false });
  await joined.localParticipant!.publishTrack(camera, camOptions);
  await joined.localParticipant!.publishTrack(microphone, micOptions);

  let isOver = false;
  const feeding = feed(video, audio, () => isOver);
  return {
    async [Symbol.asyncDispose]() {
      isOver = true;
      await feeding;
      await joined.disconnect();
    },
  };
}

async function feed(video: VideoSource, audio: AudioSource, isOver: () => boolean): Promise<void> {
  const start = monotonicMs();
  let sent = 0;
  let step = 0;
  while (!isOver()) {
    // Steps of 10 ms of audio; a frame at every third of a tenth of a second.
    const atMs = step * 10;
    const waitMs = start + atMs - monotonicMs();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const due = Math.floor((atMs * FRAMES_PER_SECOND) / 1000);
    if (due >= sent) {
      const isWhite = due % FRAMES_PER_SECOND < FLASH_FRAMES;
      const takenUs = BigInt(Math.round((start + (due * 1000) / FRAMES_PER_SECOND) * 1000));
      video.captureFrame(new VideoFrame(picture(isWhite), WIDTH, HEIGHT, VideoBufferType.I420), takenUs);
      sent = due + 1;
    }
    const isLoud = atMs % 1000 < (FLASH_FRAMES * 1000) / FRAMES_PER_SECOND;
    await audio.captureFrame(new AudioFrame(tone(isLoud, atMs), RATE, 1, RATE / 100));
    step += 1;
  }
}

/** The clock by which libwebrtc stamps frames. */
function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function picture(isWhite: boolean): Uint8Array {
  const bytes = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
  return bytes.fill(isWhite ? 235 : 16, 0, WIDTH * HEIGHT);
}

function tone(isLoud: boolean, atMs: number): Int16Array {
  const samples = new Int16Array(RATE / 100);
  if (!isLoud) return samples;
  const first = (atMs * RATE) / 1000;
  return samples.map((_, i) => 20_000 * Math.sin((2 * Math.PI * CLAP_HZ * (first + i)) / RATE));
}
