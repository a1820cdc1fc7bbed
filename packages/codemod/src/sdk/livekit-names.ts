// What each export of spaces-web is called in livekit-client, as a value and as a type.

/** Makes text from the local names of LiveKit exports: `name('Track')` is `Track`, or its alias in this file. */
export type NameText = (name: (exported: string, how?: 'value' | 'type') => string) => string;

export interface LiveKitName {
  /** One LiveKit export that takes its place wherever it stands: aliases and re-exports keep their own name. */
  simple?: string;
  /** What takes its place in a type, when that is no single export. */
  type?: NameText;
  /** What takes its place in an expression, when that is no single export. */
  value?: NameText;
}

const numbers = (...values: number[]): LiveKitName => ({ type: () => values.join(' | ') });

const ANY_ERROR: LiveKitName = { simple: 'LivekitError' };

export const LIVEKIT_NAMES: Readonly<Record<string, LiveKitName>> = {
  Space: { simple: 'Room' },
  LocalParticipant: { simple: 'LocalParticipant' },
  RemoteParticipant: { simple: 'RemoteParticipant' },
  LocalTrack: { simple: 'LocalTrack' },
  RemoteTrack: { simple: 'RemoteTrackPublication' },
  Track: { type: (name) => `${name('LocalTrack', 'type')} | ${name('RemoteTrackPublication', 'type')}` },
  SpaceEvent: { simple: 'RoomEvent' },
  ParticipantEvent: { simple: 'ParticipantEvent' },
  TrackEvent: { simple: 'TrackEvent' },
  TrackKind: { type: (name) => `${name('Track', 'type')}.Kind`, value: (name) => `${name('Track')}.Kind` },
  TrackSource: {
    type: (name) => `${name('Track', 'type')}.Source`,
    value: (name) => `${name('Track')}.Source`,
  },
  ActiveSpeaker: { simple: 'Participant' },
  CustomEvent: { type: () => '{ payload: string; sequenceNumber: number }' },
  CreateLocalMediaOptions: { simple: 'CreateLocalTracksOptions' },
  LocalTrackOptions: {
    type: (name) => `${name('AudioCaptureOptions', 'type')} | ${name('VideoCaptureOptions', 'type')}`,
  },
  SpaceOptionsParams: { simple: 'RoomOptions' },
  SubscriptionMode: { type: () => "'AUTOMATIC' | 'MANUAL'" },
  ParticipantRole: numbers(1, 2),
  ParticipantStatus: numbers(1, 2, 3),
  AcrScore: numbers(1, 2, 3, 4, 5),
  getUserMedia: { simple: 'createLocalTracks' },
  getDisplayMedia: { simple: 'createLocalScreenTracks' },
  getLocalTracksFromMediaStream: {},
  ConnectionError: { simple: 'ConnectionError' },
  JWTError: { simple: 'ConnectionError' },
  InternalError: { simple: 'ConnectionError' },
  PublishTrackError: { simple: 'PublishTrackError' },
  PublishCustomEventError: { simple: 'PublishDataError' },
  SetDisplayNameError: { simple: 'SignalRequestError' },
  RequestTimeoutError: { simple: 'SignalRequestError' },
  MuxError: ANY_ERROR,
  AcrError: ANY_ERROR,
  DisconnectedError: ANY_ERROR,
  InvalidProtocolError: ANY_ERROR,
  SpaceOptionsError: ANY_ERROR,
  SubscriptionError: ANY_ERROR,
  UnpublishTrackError: ANY_ERROR,
  UpdateTrackError: ANY_ERROR,
  WebsocketError: ANY_ERROR,
};
