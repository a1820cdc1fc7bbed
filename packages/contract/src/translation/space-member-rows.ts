// Members of Space and its options, and the functions and errors exported beside it, from spaces-web 1.2.0 to livekit-client 2.23.
import { memberRow } from './member-row.js';
import type { MemberRow } from './translation-row.js';

export const SPACE_ROWS: readonly MemberRow[] = [
  {
    ...memberRow(
      'space',
      'Space',
      ['Room'],
      'reshaped',
      'The token moves from the constructor to connect(url, token).',
    ),
    isInGuide: true,
  },
  {
    ...memberRow(
      'space.join',
      'Space.join',
      ['Room.connect'],
      'reshaped',
      'Resolves with nothing: take room.localParticipant.',
    ),
    isInGuide: true,
  },
  memberRow(
    'space.leave',
    'Space.leave',
    ['Room.disconnect'],
    'reshaped',
    'Asynchronous; fires no ParticipantDisconnected for the others and keeps the room’s listeners.',
  ),
  memberRow(
    'space.local-participant',
    'Space.localParticipant',
    ['Room.localParticipant'],
    'same',
    'Never undefined, also before connecting.',
  ),
  memberRow(
    'space.broadcasting',
    'Space.broadcasting',
    ['Room.isRecording'],
    'reshaped',
    'True while any recorder is in the room, sending or not.',
  ),
  memberRow(
    'space.session-id',
    'Space.sessionId',
    ['Room.getSid'],
    'reshaped',
    'A promise; a new one for each life of the room.',
  ),
  memberRow(
    'space.submit-acr-score',
    'Space.submitAcrScore',
    [],
    'dropped',
    'Send the score to a server of your own.',
  ),
];

export const OPTION_ROWS: readonly MemberRow[] = [
  memberRow(
    'option.subscription-mode',
    'SpaceOptionsParams.subscriptionMode',
    ['RoomConnectOptions.autoSubscribe'],
    'reshaped',
    'Manual: autoSubscribe: false, an option of connect.',
  ),
  memberRow(
    'option.automatic-participant-limit',
    'SpaceOptionsParams.automaticParticipantLimit',
    [],
    'dropped',
    'LiveKit receives everyone; @airlock-rtc/ranked-subscriptions keeps the limit.',
  ),
  memberRow(
    'option.disable-abr-publishing',
    'SpaceOptionsParams.disableABRPublishing',
    ['RoomOptions.publishDefaults', 'TrackPublishDefaults.simulcast'],
    'reshaped',
    'publishDefaults: { simulcast: false }.',
  ),
  memberRow(
    'option.display-name',
    'SpaceOptionsParams.displayName',
    [],
    'dropped',
    'Put it into the token’s name claim, or call setName after connecting.',
  ),
];

export const EXPORT_ROWS: readonly MemberRow[] = [
  memberRow(
    'get-user-media',
    'getUserMedia',
    ['createLocalTracks'],
    'reshaped',
    'A kind that is left out is asked for by Mux and is not by LiveKit.',
  ),
  memberRow(
    'get-display-media',
    'getDisplayMedia',
    ['createLocalScreenTracks'],
    'reshaped',
    'Sound only when asked for.',
  ),
  memberRow(
    'get-local-tracks-from-media-stream',
    'getLocalTracksFromMediaStream',
    ['LocalParticipant.publishTrack'],
    'derived',
    'publishTrack(mediaStreamTrack, { name, source }) for each track of the stream.',
  ),
  memberRow(
    'track-event',
    'TrackEvent',
    ['TrackEvent'],
    'reshaped',
    'Muted and Unmuted are there; their values are lower case, so literals differ.',
  ),
  memberRow(
    'jwt-error',
    'JWTError',
    ['ConnectionError', 'ConnectionErrorReason'],
    'reshaped',
    'reason NotAllowed.',
  ),
  memberRow(
    'connection-error',
    'ConnectionError',
    ['ConnectionError', 'ConnectionErrorReason'],
    'reshaped',
    'Look at reason and status.',
  ),
  memberRow(
    'disconnected-error',
    'DisconnectedError',
    ['DisconnectReason'],
    'reshaped',
    'A value given to RoomEvent.Disconnected, not an error.',
  ),
  memberRow(
    'subscription-error',
    'SubscriptionError',
    ['RoomEvent'],
    'reshaped',
    'RoomEvent.TrackSubscriptionFailed(trackSid, participant, reason), not an error that is thrown.',
  ),
  memberRow(
    'set-display-name-error',
    'SetDisplayNameError',
    ['SignalRequestError'],
    'reshaped',
    'reasonName NOT_ALLOWED or LIMIT_EXCEEDED.',
  ),
  memberRow(
    'mux-error',
    'MuxError',
    ['LivekitError'],
    'reshaped',
    'The base class; LiveKit sets its code, Mux never did.',
  ),
];
