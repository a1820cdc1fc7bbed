// Turns a participant of the Spaces API into what the gallery shows of them.
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
  readonly camera?: ShownTrack;
  readonly screen?: ShownTrack;
  /** What is to be heard of them; always empty for oneself. */
  readonly sounds: readonly ShownTrack[];
}

/** Just what is read of a track and of a participant. */
export type TrackFacts = Pick<Track, 'tid' | 'source' | 'muted' | 'track'>;
export interface ParticipantFacts<T extends TrackFacts> {
  readonly connectionId: string;
  readonly displayName: string;
  getAudioTracks(): T[];
  getVideoTracks(): T[];
}

/** What the gallery shows of `participant` at this moment. */
export function describePerson(
  participant: ParticipantFacts<Track>,
  { isSelf, isSpeaking }: { isSelf: boolean; isSpeaking: boolean },
): Person {
  const audio = participant.getAudioTracks();
  const video = participant.getVideoTracks();
  const microphone = describeMicrophone(audio);
  const camera = video.find((track) => track.source !== TrackSource.Screenshare && isVisible(track));
  const screen = video.find((track) => track.source === TrackSource.Screenshare && isVisible(track));
  return {
    key: participant.connectionId,
    name: participant.displayName.trim() || 'Guest',
    isSelf,
    isSpeaking: isSpeaking && microphone === 'on',
    microphone,
    ...(camera && { camera: shown(camera) }),
    ...(screen && { screen: shown(screen) }),
    sounds: isSelf ? [] : audio.filter((track) => track.track).map(shown),
  };
}

/** Someone whose microphone is published but not received yet has it on all the same. */
function describeMicrophone(audio: readonly TrackFacts[]): MicrophoneState {
  const microphone = audio.find((track) => track.source !== TrackSource.ScreenshareAudio);
  if (!microphone) return 'none';
  return microphone.muted ? 'muted' : 'on';
}

const isVisible = (track: TrackFacts) => track.track !== undefined && !track.muted;

const shown = (track: Track): ShownTrack => ({ key: `${track.tid}/${track.track?.id}`, track });

/** One or two letters for a person without a picture. */
export function initials(name: string): string {
  const words = name.split(/[\s.\-_]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => [...word][0]!.toLocaleUpperCase()).join('') || '·';
}

/** A hue in degrees, the same for the same name wherever it is shown. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)!) % 9973;
  return (hash * 137) % 360;
}
