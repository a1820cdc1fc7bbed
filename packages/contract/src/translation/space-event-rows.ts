// The guide's table from SpaceEvent to RoomEvent, corrected, with the arguments on both sides.
import { SPACE_TRACK_EVENT_ROWS } from './space-track-event-rows.js';
import { argument, type EventRow } from './translation-row.js';

const section = 'space-event';

export const SPACE_EVENT_ROWS: readonly EventRow[] = [
  {
    id: 'space-event/active-speakers-changed',
    section,
    mux: 'ActiveSpeakersChanged',
    muxArguments: [argument('activeSpeakers', 'ActiveSpeaker[]')],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'ActiveSpeakersChanged',
        arguments: [argument('speakers', 'Participant[]', 'activeSpeakers')],
      },
    ],
    correspondence: 'reshaped',
    note: 'Mux gives {participant, track} pairs, LiveKit participants, loudest first. The server names a speaker only to those subscribed to one of their tracks.',
    isInGuide: true,
  },
  {
    id: 'space-event/local-participant-reconnect-failed',
    section,
    mux: 'LocalParticipantReconnectFailed',
    muxArguments: [argument('error', 'DisconnectedError')],
    muxEmitsFor: 'local',
    livekit: [
      {
        event: 'Disconnected',
        arguments: [argument('reason', 'DisconnectReason | undefined')],
        when: 'after-reconnecting',
      },
    ],
    correspondence: 'derived',
    note: 'Only when it had been reconnecting; tell it apart from leaving (CLIENT_INITIATED) and from being removed (PARTICIPANT_REMOVED, ROOM_DELETED, DUPLICATE_IDENTITY).',
    isInGuide: true,
    guideSaid: 'N/A',
  },
  {
    id: 'space-event/local-participant-reconnecting',
    section,
    mux: 'LocalParticipantReconnecting',
    muxArguments: [],
    muxEmitsFor: 'local',
    livekit: [
      { event: 'Reconnecting', arguments: [], when: 'full-reconnect' },
      { event: 'SignalReconnecting', arguments: [], when: 'resume' },
    ],
    correspondence: 'split',
    note: 'A resume leaves the media alone; it can turn into a full reconnect, and then both are fired: make one of them.',
    isInGuide: true,
    guideSaid: 'N/A',
  },
  {
    id: 'space-event/participant-display-name-changed',
    section,
    mux: 'ParticipantDisplayNameChanged',
    muxArguments: [argument('participant', 'LocalParticipant | RemoteParticipant')],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'ParticipantNameChanged',
        arguments: [
          argument('name', 'string'),
          argument('participant', 'RemoteParticipant | LocalParticipant', 'participant'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'The new name comes first, the participant second.',
    isInGuide: true,
  },
  {
    id: 'space-event/participant-left',
    section,
    mux: 'ParticipantLeft',
    muxArguments: [argument('participant', 'RemoteParticipant')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'ParticipantDisconnected',
        arguments: [
          argument('participant', 'RemoteParticipant', 'participant'),
          argument('disconnectReason', 'DisconnectReason | undefined'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'Fired for everyone in one’s own full reconnect, and not at all in one’s own disconnect().',
    isInGuide: true,
  },
  {
    id: 'space-event/broadcast-state-changed',
    section,
    mux: 'BroadcastStateChanged',
    muxArguments: [argument('broadcasting', 'boolean')],
    muxEmitsFor: 'space',
    livekit: [
      { event: 'RecordingStatusChanged', arguments: [argument('recording', 'boolean', 'broadcasting')] },
      { event: 'RoomMetadataChanged', arguments: [argument('metadata', 'string')] },
    ],
    correspondence: 'reshaped',
    note: 'RecordingStatusChanged says that a recorder is in the room, which is true before a byte is sent and for plain recordings, and is not fired for the state at connect. With Airlock’s gateway the room’s metadata holds the broadcasts’ state.',
    isInGuide: true,
    guideSaid: 'RecordingStatusChanged',
  },
  {
    id: 'space-event/local-participant-reconnected',
    section,
    mux: 'LocalParticipantReconnected',
    muxArguments: [argument('localParticipant', 'LocalParticipant')],
    muxEmitsFor: 'local',
    livekit: [{ event: 'Reconnected', arguments: [] }],
    correspondence: 'reshaped',
    note: 'No argument; fired after a resume and after a full reconnect.',
    isInGuide: true,
  },
  {
    id: 'space-event/participant-custom-event-published',
    section,
    mux: 'ParticipantCustomEventPublished',
    muxArguments: [
      argument('participant', 'LocalParticipant | RemoteParticipant'),
      argument('customEvent', 'CustomEvent'),
    ],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'DataReceived',
        arguments: [
          argument('payload', 'NonSharedUint8Array'),
          argument('participant', 'RemoteParticipant | undefined', 'participant'),
          argument('kind', 'DataPacket_Kind | undefined'),
          argument('topic', 'string | undefined'),
          argument('encryptionType', 'Encryption_Type | undefined'),
          argument('participantIdentity', 'string | undefined'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'Bytes without a number, not echoed to the sender, for every topic; participant is undefined for packets of the server and of senders who left.',
    isInGuide: true,
  },
  {
    id: 'space-event/participant-joined',
    section,
    mux: 'ParticipantJoined',
    muxArguments: [argument('participant', 'RemoteParticipant')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'ParticipantConnected',
        arguments: [argument('participant', 'RemoteParticipant', 'participant')],
      },
    ],
    correspondence: 'renamed',
    note: 'Not fired for those already there: go through room.remoteParticipants after connect.',
    isInGuide: true,
  },
  ...SPACE_TRACK_EVENT_ROWS,
];
