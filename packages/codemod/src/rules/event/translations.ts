// Each event of Spaces in LiveKit: its name, and where its listener's arguments come from.

/** A parameter of the LiveKit listener: the one that Spaces had at `from`, or one that Spaces did not have. */
export interface Slot {
  from?: number;
  name: string;
  /** LiveKit's type for it. */
  type: string;
}

/** How a listener must begin so that its body sees what it saw. See prologues.ts. */
export type PrologueKind =
  | 'remote-only'
  | 'remote-publication'
  | 'local-track'
  | 'local-muted'
  | 'either-track'
  | 'either-track-of-participant'
  | 'either-muted'
  | 'speaking'
  | 'not-speaking'
  | 'custom-event'
  | 'custom-event-of-participant'
  | 'local-participant'
  | 'gave-up';

export interface EventTranslation {
  event: string;
  /** A second event, for one's own tracks. */
  localEvent?: string;
  slots: readonly Slot[];
  prologue?: PrologueKind;
}

const participant = (type = 'RemoteParticipant', from = 0): Slot => ({ from, name: 'participant', type });
const publication = (type = 'RemoteTrackPublication', from = 1): Slot => ({
  from,
  name: 'publication',
  type,
});
const fresh = (name: string, type: string): Slot => ({ name, type });
const EITHER_PUBLICATION = 'LocalTrackPublication | RemoteTrackPublication';
const EITHER_PARTICIPANT = 'LocalParticipant | RemoteParticipant';
const mediaTrack = fresh('mediaTrack', 'RemoteTrack');

const published = (event: string, localEvent: string): EventTranslation => ({
  event,
  localEvent,
  slots: [fresh('publication', EITHER_PUBLICATION), participant(EITHER_PARTICIPANT)],
  prologue: 'either-track',
});
const subscribed = (event: string): EventTranslation => ({
  event,
  slots: [mediaTrack, publication(), participant()],
});
const muted = (event: string): EventTranslation => ({
  event,
  slots: [publication('TrackPublication'), participant('Participant')],
  prologue: 'remote-only',
});

export const SPACE_EVENTS: Readonly<Record<string, EventTranslation>> = {
  ParticipantJoined: { event: 'ParticipantConnected', slots: [participant()] },
  ParticipantLeft: { event: 'ParticipantDisconnected', slots: [participant()] },
  ParticipantTrackPublished: published('TrackPublished', 'LocalTrackPublished'),
  ParticipantTrackUnpublished: published('TrackUnpublished', 'LocalTrackUnpublished'),
  ParticipantTrackSubscribed: subscribed('TrackSubscribed'),
  ParticipantTrackUnsubscribed: subscribed('TrackUnsubscribed'),
  ParticipantTrackMuted: muted('TrackMuted'),
  ParticipantTrackUnmuted: muted('TrackUnmuted'),
  ActiveSpeakersChanged: {
    event: 'ActiveSpeakersChanged',
    slots: [{ from: 0, name: 'speakers', type: 'Participant[]' }],
  },
  BroadcastStateChanged: {
    event: 'RecordingStatusChanged',
    slots: [{ from: 0, name: 'recording', type: 'boolean' }],
  },
  ParticipantCustomEventPublished: {
    event: 'DataReceived',
    slots: [
      fresh('data', 'Uint8Array'),
      participant('RemoteParticipant | undefined'),
      fresh('kind', 'unknown'),
      fresh('topic', 'string | undefined'),
    ],
    prologue: 'custom-event',
  },
  ParticipantDisplayNameChanged: {
    event: 'ParticipantNameChanged',
    slots: [fresh('name', 'string'), participant(EITHER_PARTICIPANT)],
  },
  LocalParticipantReconnecting: { event: 'Reconnecting', slots: [] },
  LocalParticipantReconnected: { event: 'Reconnected', slots: [], prologue: 'local-participant' },
  LocalParticipantReconnectFailed: {
    event: 'Disconnected',
    slots: [fresh('reason', 'DisconnectReason | undefined')],
    prologue: 'gave-up',
  },
};

const ofParticipant = (type: string, from = 0): Slot => publication(type, from);

const REMOTE: Readonly<Record<string, EventTranslation>> = {
  TrackPublished: { event: 'TrackPublished', slots: [ofParticipant('RemoteTrackPublication')] },
  TrackUnpublished: { event: 'TrackUnpublished', slots: [ofParticipant('RemoteTrackPublication')] },
  TrackMuted: {
    event: 'TrackMuted',
    slots: [ofParticipant('TrackPublication')],
    prologue: 'remote-publication',
  },
  TrackUnmuted: {
    event: 'TrackUnmuted',
    slots: [ofParticipant('TrackPublication')],
    prologue: 'remote-publication',
  },
};

const localTrack = (event: string): EventTranslation => ({
  event,
  slots: [fresh('publication', 'LocalTrackPublication')],
  prologue: 'local-track',
});
const localMuted = (event: string): EventTranslation => ({
  event,
  slots: [fresh('publication', 'TrackPublication')],
  prologue: 'local-muted',
});

const LOCAL: Readonly<Record<string, EventTranslation>> = {
  TrackPublished: localTrack('LocalTrackPublished'),
  TrackUnpublished: localTrack('LocalTrackUnpublished'),
  TrackMuted: localMuted('TrackMuted'),
  TrackUnmuted: localMuted('TrackUnmuted'),
};

const eitherPublished = (event: string, localEvent: string): EventTranslation => ({
  event,
  localEvent,
  slots: [fresh('publication', EITHER_PUBLICATION)],
  prologue: 'either-track-of-participant',
});
const eitherMuted = (event: string): EventTranslation => ({
  event,
  slots: [fresh('publication', 'TrackPublication')],
  prologue: 'either-muted',
});

const EITHER: Readonly<Record<string, EventTranslation>> = {
  TrackPublished: eitherPublished('TrackPublished', 'LocalTrackPublished'),
  TrackUnpublished: eitherPublished('TrackUnpublished', 'LocalTrackUnpublished'),
  TrackMuted: eitherMuted('TrackMuted'),
  TrackUnmuted: eitherMuted('TrackUnmuted'),
};

const speaking = (prologue: PrologueKind): EventTranslation => ({
  event: 'IsSpeakingChanged',
  slots: [fresh('speaking', 'boolean')],
  prologue,
});

const SAME_ON_BOTH_SIDES: Readonly<Record<string, EventTranslation>> = {
  TrackSubscribed: {
    event: 'TrackSubscribed',
    slots: [mediaTrack, publication('RemoteTrackPublication', 0)],
  },
  TrackUnsubscribed: {
    event: 'TrackUnsubscribed',
    slots: [mediaTrack, publication('RemoteTrackPublication', 0)],
  },
  StartedSpeaking: speaking('speaking'),
  StoppedSpeaking: speaking('not-speaking'),
  CustomEventPublished: {
    event: 'DataReceived',
    slots: [fresh('data', 'Uint8Array')],
    prologue: 'custom-event-of-participant',
  },
  DisplayNameChanged: { event: 'ParticipantNameChanged', slots: [] },
};

export const PARTICIPANT_EVENTS = {
  local: { ...SAME_ON_BOTH_SIDES, ...LOCAL },
  remote: { ...SAME_ON_BOTH_SIDES, ...REMOTE },
  either: { ...SAME_ON_BOTH_SIDES, ...EITHER },
} as const satisfies Record<string, Readonly<Record<string, EventTranslation>>>;

const same = (event: string): EventTranslation => ({
  event,
  slots: [{ from: 0, name: 'track', type: 'any' }],
});

export const TRACK_EVENTS: Readonly<Record<string, EventTranslation>> = {
  Muted: same('Muted'),
  Unmuted: same('Unmuted'),
};

/** Whether a listener that is left as it is gets the arguments it expects. */
export function keepsArguments({ slots, prologue, localEvent }: EventTranslation): boolean {
  return !prologue && !localEvent && slots.every(({ from }, index) => from === index);
}
