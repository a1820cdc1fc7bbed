// A Space, its people and its tracks in the proxies that Vue makes of all that a component keeps in `data`.
import { expect, it, vi } from 'vitest';
import { reactive } from 'vue';
import {
  AcrError,
  ConnectionError,
  LocalParticipant,
  LocalTrack,
  RemoteParticipant,
  Space,
} from '../src/index.js';
import { livekitRoomOf, ParticipantRole, ParticipantStatus, TrackKind, TrackSource } from '../src/index.js';
import { muxToken } from './rig/mux-token.js';

const person = { id: 'i', connectionId: 'c', displayName: 'd', role: ParticipantRole.Publisher };
const media = { id: 'm', kind: 'audio', enabled: true } as unknown as MediaStreamTrack;
const source = { source: TrackSource.Microphone, kind: TrackKind.Audio };
const newTrack = () =>
  new LocalTrack({ ...source, tid: 't', name: 'n', muted: false, width: 0, height: 0, track: media });

it('joins, is rated and left (`this.space.join()` threw)', async () => {
  const { space } = reactive({ space: new Space(muxToken({ sub: 'space' }), 'ws://127.0.0.1:9') });
  const joined = space.join();
  expect(space.join()).toBe(joined);
  expect(livekitRoomOf(space as Space)).toBeUndefined();
  space.leave();
  await expect(joined).rejects.toThrow(ConnectionError);
  await expect(space.submitAcrScore(5)).rejects.toThrow(AcrError);
});

it('hands on the tracks and the participants themselves, by which they are known', () => {
  const actions = { publishTracks: vi.fn(), updateTracks: vi.fn(), unpublishTracks: vi.fn() };
  const track = newTrack();
  const { me, tracks } = reactive({ me: new LocalParticipant(person, actions as never), tracks: [track] });
  void me.publishTracks(tracks as never);
  me.updateTracks(tracks as never);
  me.unpublishTracks(tracks as never);
  for (const action of Object.values(actions)) expect(action.mock.calls[0]![0][0]).toBe(track);

  const subscribe = vi.fn();
  const participant = new RemoteParticipant({ ...person, status: ParticipantStatus.Connected }, {
    subscribe,
  } as never);
  void reactive(participant).subscribe();
  expect(subscribe.mock.calls[0]![0]).toBe(participant);
});

it('mutes the track itself', () => {
  const track = newTrack();
  const muted = vi.fn();
  track.on('Muted', muted);
  reactive(track).mute();
  expect(track.isMuted()).toBe(true);
  expect(muted.mock.calls[0]![0]).toBe(track);
});
