// A participant whose every frame carries its number, and who remembers when each was taken.
import { VideoEncoding } from '@livekit/rtc-ffi-bindings';
import {
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import { painter, type World } from '@airlock-rtc/testkit';

const [WIDTH, HEIGHT, FPS] = [640, 360, 30];
const COUNTER = 65_536;

export interface TimedCamera extends AsyncDisposable {
  /** When the frame of this number was taken: milliseconds of `performance.now`. */
  sentMs(frameNumber: number): number | undefined;
}

export async function startTimedCamera(world: World, room: string): Promise<TimedCamera> {
  const joined = new Room();
  await joined.connect(world.livekit.url, await world.token({ room, identity: 'timed' }), {
    autoSubscribe: false,
    dynacast: false,
  });
  const source = new VideoSource(WIDTH, HEIGHT);
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false });
  options.videoEncoding = new VideoEncoding({ maxBitrate: 800_000n, maxFramerate: FPS });
  await joined.localParticipant!.publishTrack(LocalVideoTrack.createVideoTrack('camera', source), options);
  const paint = painter({ color: 'blue', width: WIDTH, height: HEIGHT });
  const sent = new Map<number, number>();
  let number = 0;
  const timer = setInterval(() => {
    sent.set(number % COUNTER, performance.now());
    source.captureFrame(new VideoFrame(paint(number), WIDTH, HEIGHT, VideoBufferType.I420));
    number += 1;
  }, 1000 / FPS);
  return {
    sentMs: (frameNumber) => sent.get(frameNumber),
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await joined.disconnect();
    },
  };
}
