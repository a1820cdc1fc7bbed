// The page that joins, by the adapter or by livekit-client alone, and takes the time of the first picture.
import { configure, Space, SpaceEvent, TrackKind } from '@airlock-rtc/spaces-livekit-adapter';
import { Room, RoomEvent, Track } from 'livekit-client';

export interface Join {
  /** From the call of `join()` or `connect()` to the first decoded picture. */
  firstPictureMs: number;
  /** Until as many different people's pictures as were asked for were decoded. */
  allPicturesMs: number;
  /** What all connections of the page received until then, media and protocol headers. */
  receivedBytes: number;
}

export interface JoinRequest {
  url: string;
  token: string;
  /** How many people's pictures to wait for. */
  pictures: number;
  exchangeUrl: string;
}

/** LiveKit's own way: `autoSubscribe`, and everyone's every track. */
export async function joinPlain({ url, token, pictures }: JoinRequest): Promise<Join> {
  const room = new Room();
  const clock = new PictureClock(pictures);
  room.on(RoomEvent.TrackSubscribed, (track) => {
    if (track.kind === Track.Kind.Video) clock.watch(track.mediaStreamTrack);
  });
  await room.connect(url, token);
  const join = await clock.done;
  await room.disconnect();
  return join;
}

/** The guide's own line: `new Space(jwt, url)`. */
export function joinAdapter({ url, token, pictures }: JoinRequest): Promise<Join> {
  return joinSpace(new Space(token, url), pictures);
}

/** Through the adapter and a token exchange. */
export function joinAdapterByExchange({ token, pictures, exchangeUrl }: JoinRequest): Promise<Join> {
  configure({ exchangeUrl });
  return joinSpace(new Space(token), pictures);
}

async function joinSpace(space: Space, pictures: number): Promise<Join> {
  const clock = new PictureClock(pictures);
  space.on(SpaceEvent.ParticipantTrackSubscribed, (_participant, track) => {
    if (track.kind === TrackKind.Video) clock.watch(track.track);
  });
  await space.join();
  const join = await clock.done;
  space.leave();
  return join;
}

const connections = new Set<RTCPeerConnection>();
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
  }
};

/** Shows tracks and notes when their first frames were decoded. */
class PictureClock {
  readonly done: Promise<Join>;
  readonly #beginMs = performance.now();
  readonly #awaited: number;
  #seen = 0;
  #firstPictureMs = 0;
  #finish: (join: Join) => void = () => {};

  constructor(awaited: number) {
    connections.clear();
    this.#awaited = awaited;
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  watch(track: MediaStreamTrack): void {
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true, playsInline: true });
    video.srcObject = new MediaStream([track]);
    document.body.append(video);
    video.requestVideoFrameCallback(() => void this.#note());
  }

  async #note(): Promise<void> {
    const elapsedMs = performance.now() - this.#beginMs;
    this.#seen += 1;
    if (this.#seen === 1) this.#firstPictureMs = elapsedMs;
    if (this.#seen !== this.#awaited) return;
    const receivedBytes = await bytesReceived();
    document.body.replaceChildren();
    this.#finish({ firstPictureMs: this.#firstPictureMs, allPicturesMs: elapsedMs, receivedBytes });
  }
}

async function bytesReceived(): Promise<number> {
  let bytes = 0;
  for (const connection of connections) {
    if (connection.connectionState === 'closed') continue;
    for (const report of (await connection.getStats()).values() as Iterable<RTCTransportStats>) {
      if (report.type === 'transport') bytes += report.bytesReceived ?? 0;
    }
  }
  return bytes;
}
