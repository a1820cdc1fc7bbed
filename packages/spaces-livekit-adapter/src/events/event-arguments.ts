// What each event carries, and how it is emitted: synchronously, with its arguments checked.
import type { EventEmitter } from 'events';
import type { DisconnectedError } from '../errors.js';
import type { LocalParticipant } from '../participants/local-participant.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';
import type { LocalTrack } from '../tracks/local-track.js';
import type { RemoteTrack } from '../tracks/remote-track.js';

/** Not exported by spaces-web; always {@link CustomEventScope.SESSION}. */
export enum CustomEventScope {
  UNKNOWN = 0,
  SESSION = 1,
}

/** A message from one participant to everyone in the Space. */
export type CustomEvent = {
  payload: string;
  /** Orders the events of a session; see docs/deviations.md for how it is counted. */
  sequenceNumber: number;
  scope: CustomEventScope;
};

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

/**
 * Emits synchronously. A listener that throws stops the later listeners of this event, as in spaces-web 1.2.0, and
 * its error reaches `window.onerror`; the work that led to the event goes on.
 */
export function emit<Emitter extends EventEmitter, Name extends keyof ArgumentsOf<Emitter> & string>(
  emitter: Emitter,
  name: Name,
  ...args: ArgumentsOf<Emitter>[Name] & unknown[]
): void {
  try {
    emitter.emit(name, ...args);
  } catch (error) {
    reportUncaught(error);
  }
}

function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}
