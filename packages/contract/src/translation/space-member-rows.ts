// Members of Space and its options, from spaces-web 1.2.0 to livekit-client 2.23.
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
  memberRow('space.jwt', 'Space.jwt', [], 'dropped', 'Protected: only a subclass could read it.'),
];

export const OPTION_ROWS: readonly MemberRow[] = [
  memberRow('options', 'SpaceOptionsParams', ['RoomOptions'], 'reshaped', 'Its fields are others.'),
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
