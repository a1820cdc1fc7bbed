// The page of a small Spaces application: what it does is called from a test, what it shows is asked.
import {
  getUserMedia,
  Space,
  SpaceEvent,
  TrackKind,
  TrackSource,
  type LocalTrack,
  type RemoteParticipant,
  type RemoteTrack,
} from '@airlock-rtc/spaces-livekit-adapter';

/** What the page knows of one other person. */
export interface Person {
  name: string;
  /** Decoded frames of their picture, counted while the page shows it. */
  frameCount: number;
  hasSound: boolean;
  isMuted: boolean;
}

let space: Space;
let published: LocalTrack[] = [];
const people = new Map<RemoteParticipant, HTMLVideoElement>();
const frameCounts = new Map<RemoteParticipant, number>();
const messages: string[] = [];
const departures: string[] = [];

export async function join(url: string, token: string): Promise<void> {
  space = new Space(token, url);
  space.on(SpaceEvent.ParticipantJoined, (person: RemoteParticipant) => add(person));
  space.on(SpaceEvent.ParticipantLeft, (person: RemoteParticipant) => remove(person));
  space.on(SpaceEvent.ParticipantTrackSubscribed, (person: RemoteParticipant, track: RemoteTrack) => {
    if (track.kind === TrackKind.Video) track.attach(people.get(person)!);
  });
  space.on(SpaceEvent.ParticipantCustomEventPublished, (person, { payload }) => {
    messages.push(`${person.displayName}: ${payload}`);
  });
  await space.join();
}

export async function publish(): Promise<void> {
  published = await space.localParticipant!.publishTracks(await getUserMedia());
}

export function mute(): void {
  microphone().mute();
}

export function unMute(): void {
  microphone().unMute();
}

export async function say(text: string): Promise<void> {
  await space.localParticipant!.publishCustomEvent(text);
}

export function leave(): void {
  space.leave();
}

export function shown(): { people: Person[]; messages: string[]; departures: string[] } {
  return {
    people: [...people.keys()].map((person) => {
      const sound = person.getAudioTracks().find(({ source }) => source === TrackSource.Microphone);
      return {
        name: person.displayName,
        frameCount: frameCounts.get(person) ?? 0,
        hasSound: sound?.hasMedia() ?? false,
        isMuted: sound?.isMuted() ?? false,
      };
    }),
    messages,
    departures,
  };
}

function microphone(): LocalTrack {
  return published.find(({ kind }) => kind === TrackKind.Audio)!;
}

function add(person: RemoteParticipant): void {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true, playsInline: true });
  document.body.append(video);
  people.set(person, video);
  const count = () => {
    frameCounts.set(person, (frameCounts.get(person) ?? 0) + 1);
    video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
}

function remove(person: RemoteParticipant): void {
  departures.push(person.displayName);
  people.get(person)?.remove();
  people.delete(person);
}
