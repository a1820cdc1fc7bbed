// The receiver of the live test: joins, shows whom it receives, and counts what arrives.
import { Room, RoomEvent, type RemoteTrack } from 'livekit-client';
import { createRankedSubscriptions } from '../src/index.js';

const room = new Room();
/** When each identity's first picture was shown, in ms since the epoch. */
const firstPictureAtMs = new Map<string, number>();

/** Receives by rank. */
export async function joinRanked(url: string, token: string, limit: number): Promise<void> {
  const subscriptions = createRankedSubscriptions(room, { limit });
  subscriptions.on('trackReceived', (track, _publication, { identity }) => show(track, identity));
  subscriptions.on('trackDropped', (track) => track.detach().forEach((element) => element.remove()));
  await room.connect(url, token, { autoSubscribe: false });
}

/** Receives everything, as livekit-client does by itself. */
export async function joinPlain(url: string, token: string): Promise<void> {
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => show(track, identity));
  await room.connect(url, token);
}

export function firstPictureOf(identity: string): number | undefined {
  return firstPictureAtMs.get(identity);
}

/** Media bytes received until now, and how many frames of each participant's video. */
export async function arrived(): Promise<{ bytes: number; frames: Record<string, number> }> {
  let bytes = 0;
  const frames: Record<string, number> = {};
  for (const { identity, trackPublications } of room.remoteParticipants.values()) {
    for (const { track } of trackPublications.values()) {
      for (const report of (await track?.getRTCStatsReport())?.values() ?? []) {
        if (report.type !== 'inbound-rtp') continue;
        bytes += report.bytesReceived + report.headerBytesReceived;
        if (report.kind === 'video') frames[identity] = report.framesReceived;
      }
    }
  }
  return { bytes, frames };
}

function show(track: RemoteTrack, identity: string): void {
  const element = track.attach();
  document.body.append(element);
  if (!(element instanceof HTMLVideoElement) || firstPictureAtMs.has(identity)) return;
  element.requestVideoFrameCallback(() => firstPictureAtMs.set(identity, Date.now()));
}
