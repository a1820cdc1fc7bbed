// What each event carries, and how it is emitted: synchronously, with its arguments checked.
import type { EventEmitter } from 'events';
import type { DisconnectedError } from '../errors.js';
import type { LocalParticipant } from './local-participant.js';
import type { RemoteParticipant } from './remote-participant.js';
import type { LocalTrack } from '../tracks/local-track.js';
import type { RemoteTrack } from '../tracks/remote-track.js';
import type { CustomEvent } from '../events/custom-event.js';
import { emitSafely } from '../events/emit-safely.js';

export type AnyParticipant = LocalParticipant | RemoteParticipant;
export type AnyTrack = LocalTrack | RemoteTrack;

/** A participant who speaks, and the track it is heard on. */
export type ActiveSpeaker = {
  participant: RemoteParticipant | LocalParticipant;
  track: RemoteTrack | LocalTrack;
};

type TrackName = 'Published' | 'Unpublished' | 'Subscribed' | 'Unsubscribed' | 'Muted' | 'Unmuted';

type SpaceArguments = {
  LocalParticipantReconnected: [LocalParticipant];
  LocalParticipantReconnecting: [];
  LocalParticipantReconnectFailed: [DisconnectedError];
  ParticipantJoined: [RemoteParticipant];
  ParticipantLeft: [RemoteParticipant];
  ActiveSpeakersChanged: [ActiveSpeaker[]];
  BroadcastStateChanged: [boolean];
  ParticipantCustomEventPublished: [AnyParticipant, CustomEvent];
  ParticipantDisplayNameChanged: [RemoteParticipant] | [LocalParticipant, LocalParticipant];
} & Record<`ParticipantTrack${TrackName}`, [AnyParticipant, AnyTrack]>;

type ParticipantArguments = {
  StartedSpeaking: [];
  StoppedSpeaking: [];
  CustomEventPublished: [CustomEvent];
  DisplayNameChanged: [] | [LocalParticipant];
} & Record<`Track${TrackName}`, [AnyTrack]>;

type TrackArguments = Record<'Muted' | 'Unmuted', [] | [LocalTrack]>;

type ArgumentsOf<Emitter> = Emitter extends AnyParticipant
  ? ParticipantArguments
  : Emitter extends AnyTrack
    ? TrackArguments
    : SpaceArguments;

/** Emits with checked arguments; see {@link emitSafely}. */
export function emit<Emitter extends EventEmitter, Name extends keyof ArgumentsOf<Emitter> & string>(
  emitter: Emitter,
  name: Name,
  ...args: ArgumentsOf<Emitter>[Name] & unknown[]
): void {
  emitSafely(emitter, name, args);
}
