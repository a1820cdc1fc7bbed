// The guide's table of participant events, corrected, and the track events that it left out.
import { argument, type EventRow } from './translation-row.js';

const section = 'participant-event';

export const PARTICIPANT_EVENT_ROWS: readonly EventRow[] = [
  {
    id: 'participant-event/custom-event-published',
    section,
    mux: 'CustomEventPublished',
    muxArguments: [argument('customEvent', 'CustomEvent')],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'DataReceived',
        arguments: [
          argument('payload', 'NonSharedUint8Array'),
          argument('kind', 'DataPacket_Kind'),
          argument('encryptionType', 'Encryption_Type | undefined'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'The participant’s event does not give the topic: listen to RoomEvent.DataReceived instead. Never fired on the sender.',
    isInGuide: true,
  },
  {
    id: 'participant-event/started-speaking',
    section,
    mux: 'StartedSpeaking',
    muxArguments: [],
    muxEmitsFor: 'both',
    livekit: [{ event: 'IsSpeakingChanged', arguments: [argument('speaking', 'boolean')], when: 'speaking' }],
    correspondence: 'merged',
    note: 'One event with a boolean, of participants only: there is no RoomEvent.IsSpeakingChanged.',
    isInGuide: true,
  },
  {
    id: 'participant-event/track-muted',
    section,
    mux: 'TrackMuted',
    muxArguments: [argument('track', 'T')],
    muxEmitsFor: 'both',
    livekit: [{ event: 'TrackMuted', arguments: [argument('publication', 'TrackPublication', 'track')] }],
    correspondence: 'reshaped',
    note: 'A publication takes the place of the track. Mux fires on every call of mute(), LiveKit on a change.',
    isInGuide: true,
  },
  {
    id: 'participant-event/track-subscribed',
    section,
    mux: 'TrackSubscribed',
    muxArguments: [argument('track', 'T')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'TrackSubscribed',
        arguments: [
          argument('track', 'RemoteTrack'),
          argument('publication', 'RemoteTrackPublication', 'track'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'The publication is a second argument.',
    isInGuide: true,
  },
  {
    id: 'participant-event/track-unpublished',
    section,
    mux: 'TrackUnpublished',
    muxArguments: [argument('track', 'T')],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'TrackUnpublished',
        arguments: [argument('publication', 'RemoteTrackPublication', 'track')],
        when: 'remote',
      },
      {
        event: 'LocalTrackUnpublished',
        arguments: [argument('publication', 'LocalTrackPublication', 'track')],
        when: 'local',
      },
    ],
    correspondence: 'split',
    note: 'A publication takes the place of the track.',
    isInGuide: true,
    guideSaid: 'TrackUnpublished',
  },
  {
    id: 'participant-event/display-name-changed',
    section,
    mux: 'DisplayNameChanged',
    muxArguments: [argument('participant', 'any')],
    muxEmitsFor: 'both',
    livekit: [{ event: 'ParticipantNameChanged', arguments: [argument('name', 'string')] }],
    correspondence: 'reshaped',
    note: 'Mux gives nothing, and to listeners of the local participant that participant; LiveKit gives the new name.',
    isInGuide: true,
  },
  {
    id: 'participant-event/stopped-speaking',
    section,
    mux: 'StoppedSpeaking',
    muxArguments: [],
    muxEmitsFor: 'both',
    livekit: [{ event: 'IsSpeakingChanged', arguments: [argument('speaking', 'boolean')], when: 'silent' }],
    correspondence: 'merged',
    note: 'One event with a boolean, of participants only: there is no RoomEvent.IsSpeakingChanged.',
    isInGuide: true,
  },
  {
    id: 'participant-event/track-published',
    section,
    mux: 'TrackPublished',
    muxArguments: [argument('track', 'T')],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'TrackPublished',
        arguments: [argument('publication', 'RemoteTrackPublication', 'track')],
        when: 'remote',
      },
      {
        event: 'LocalTrackPublished',
        arguments: [argument('publication', 'LocalTrackPublication', 'track')],
        when: 'local',
      },
    ],
    correspondence: 'split',
    note: 'A publication takes the place of the track.',
    isInGuide: true,
    guideSaid: 'TrackPublished',
  },
  {
    id: 'participant-event/track-unmuted',
    section,
    mux: 'TrackUnmuted',
    muxArguments: [argument('track', 'T')],
    muxEmitsFor: 'both',
    livekit: [{ event: 'TrackUnmuted', arguments: [argument('publication', 'TrackPublication', 'track')] }],
    correspondence: 'reshaped',
    note: 'A publication takes the place of the track. Mux fires on every call of unMute(), LiveKit on a change.',
    isInGuide: true,
  },
  {
    id: 'participant-event/track-unsubscribed',
    section,
    mux: 'TrackUnsubscribed',
    muxArguments: [argument('track', 'T')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'TrackUnsubscribed',
        arguments: [
          argument('track', 'RemoteTrack'),
          argument('publication', 'RemoteTrackPublication', 'track'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'The publication is a second argument.',
    isInGuide: true,
  },
];

export const TRACK_EVENT_ROWS: readonly EventRow[] = (['Muted', 'Unmuted'] as const).map((name) => ({
  id: `track-event/${name.toLowerCase()}`,
  section: 'track-event',
  mux: name,
  muxArguments: [argument('track', 'any')],
  muxEmitsFor: 'both',
  livekit: [{ event: name, arguments: [argument('track', 'any', 'track')] }],
  correspondence: 'reshaped',
  note: 'The same name with a lower-case value. Mux gives the track to listeners of a local track only, and fires on every call.',
  isInGuide: false,
}));
