// Turns a participant of the Spaces API into what the gallery shows of them.
import type { Reaction } from './gesture-event.js';
import { shownName } from './shown-name.js';
import { TrackSource, type LocalParticipant, type RemoteParticipant, type Track } from '@mux/spaces-web';

export type Participant = LocalParticipant | RemoteParticipant;

/** A track with media. `key` changes with the media, so that an element is attached anew when it has to be. */
export interface ShownTrack {
  readonly key: string;
  readonly track: Track;
}

export type MicrophoneState = 'on' | 'muted' | 'none';

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly isSelf: boolean;
  readonly isSpeaking: boolean;
  readonly microphone: MicrophoneState;
  /** The place of their raised hand among all: who asked first has 1. */
  readonly hand?: number;
  /** What they have just reacted with. */
  readonly reaction?: Reaction;
  readonly camera?: ShownTrack;
  /** Their camera is on, but the server sends it to nobody who is not among the most relevant to them. */
  readonly isNotReceived?: true;
  /** Their picture stands still. */
  readonly isInterrupted?: true;
  readonly screen?: ShownTrack;
  /** What is to be heard of them; always empty for oneself. */
  readonly sounds: readonly ShownTrack[];
}

/** What is read of a track. */
export interface TrackFacts extends ShownTrack {
  readonly source: TrackSource;
  readonly isMuted: boolean;
  /** False while it is published but not received. */
  readonly hasMedia: boolean;
}

/** What is read of a participant. */
export interface ParticipantFacts {
  readonly key: string;
  readonly name: string;
  readonly audio: readonly TrackFacts[];
  readonly video: readonly TrackFacts[];
}

interface Flags {
  readonly isSelf: boolean;
  readonly isSpeaking: boolean;
  readonly gesture?: Pick<Person, 'hand' | 'reaction'>;
}

/** What the gallery shows of `participant` at this moment. */
export function describePerson(participant: Participant, flags: Flags): Person {
  const facts = {
    key: participant.connectionId,
    name: participant.displayName,
    audio: participant.getAudioTracks().map(factsOf),
    video: participant.getVideoTracks().map(factsOf),
  };
  return personOf(facts, flags);
}

function factsOf(track: Track): TrackFacts {
  return {
    key: `${track.tid}/${track.track?.id}`,
    track,
    source: track.source,
    isMuted: track.muted,
    hasMedia: track.track !== undefined,
  };
}

export function personOf({ key, name, audio, video }: ParticipantFacts, flags: Flags): Person {
  const { isSelf, isSpeaking, gesture } = flags;
  const microphone = describeMicrophone(audio);
  const camera = video.find((track) => track.source !== TrackSource.Screenshare && isVisible(track));
  const screen = video.find((track) => track.source === TrackSource.Screenshare && isVisible(track));
  return {
    key,
    name: shownName(name),
    isSelf,
    isSpeaking: isSpeaking && microphone === 'on',
    microphone,
    ...gesture,
    ...(camera && { camera }),
    ...(!camera && video.some(isHeldBack) && { isNotReceived: true }),
    ...(screen && { screen }),
    sounds: isSelf ? [] : audio.filter(({ hasMedia }) => hasMedia),
  };
}

/** `now`, or `before` if it shows the same: what has been drawn of it then stands. */
export function keepIfSame<Shown>(before: Shown, now: Shown): Shown {
  return isSame(before, now) ? before : now;
}

/** Looks into what this file makes, and not into tracks of the Spaces API, which are one only with themselves. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isPlain(one) || !isPlain(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Someone whose microphone is published but not received yet has it on all the same. */
function describeMicrophone(audio: readonly TrackFacts[]): MicrophoneState {
  const microphone = audio.find((track) => track.source !== TrackSource.ScreenshareAudio);
  if (!microphone) return 'none';
  return microphone.isMuted ? 'muted' : 'on';
}

const isVisible = ({ hasMedia, isMuted }: TrackFacts) => hasMedia && !isMuted;

const isHeldBack = ({ source, hasMedia, isMuted }: TrackFacts) =>
  source !== TrackSource.Screenshare && !hasMedia && !isMuted;

/** One or two letters for a person without a picture. */
export function initials(name: string): string {
  const parts = name.split(/[\s.\-_]+/).filter((part) => /\p{L}|\p{N}/u.test(part));
  const ends = parts.length > 1 ? [parts[0]!, parts.at(-1)!] : parts;
  return ends.map((part) => /\p{L}|\p{N}/u.exec(part)![0].toLocaleUpperCase()).join('') || '·';
}

/** A hue in degrees, the same for the same name wherever it is shown. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)!) % 9973;
  return (hash * 137) % 360;
}
