import { Room, createLocalTracks, createLocalScreenTracks, type LocalParticipant, type LocalTrack, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';
type Maybe = LocalTrack[] | undefined;
export async function join(token: string): Promise<LocalParticipant> {
  const space = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  return space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false }).then(() => space.localParticipant);
}
export async function p1(me: LocalParticipant) { await Promise.all((await createLocalTracks({ audio: true, video: true })).map((track) => me.publishTrack(track))); }
export async function p2(me: LocalParticipant) { await Promise.all((await createLocalScreenTracks({ audio: true, resolution: { width: 2560, height: 1440, frameRate: 15 } })).map((track) => me.publishTrack(track))); }
export async function p3(me: LocalParticipant, tracks: Maybe) { await Promise.all((tracks ?? []).map((track) => me.publishTrack(track))); }
export async function p4(me: LocalParticipant, a: LocalTrack[], b: LocalTrack[], isScreen: boolean) { await Promise.all((isScreen ? a : b).map((track) => me.publishTrack(track))); }
export async function p5(me: LocalParticipant, a: unknown) { await Promise.all((a as LocalTrack[]).map((track) => me.publishTrack(track))); }
export async function p6(me: LocalParticipant, a: LocalTrack[] | false) { await Promise.all((a || []).map((track) => me.publishTrack(track))); }
export async function p7(me: LocalParticipant) { const done = await Promise.all((await createLocalTracks({ audio: true, video: true })).map(async (track) => { await me.publishTrack(track); return track; })); return done; }
export function u1(me: LocalParticipant, tracks: Maybe) { (tracks ?? []).forEach((track) => void me.unpublishTrack(track, false)); }
export function u2(me: LocalParticipant, a: LocalTrack[], b: LocalTrack[], x: boolean) { (x ? a : b).forEach((track) => void me.unpublishTrack(track, false)); }
export async function r1(me: LocalParticipant) { (await createLocalTracks({ audio: true, video: false })).forEach((track) => void me.getTrackPublication(track.source)?.track?.replaceTrack(track.mediaStreamTrack)); }
// airlock-migrate[UPDATE_TRACKS]: tracks are replaced one by one and asynchronously  (Track changes)
export async function r2(me: LocalParticipant, t: LocalTrack[], s: LocalTrack[], x: boolean) { (x ? t : s).forEach((track) => void me.getTrackPublication(track.source)?.track?.replaceTrack(track.mediaStreamTrack)); }
