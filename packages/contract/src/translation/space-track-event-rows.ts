// The events of tracks among the guide's rows from SpaceEvent to RoomEvent.
import { argument, type EventRow } from './translation-row.js';

const section = 'space-event';

/** Mux gives `(participant, track)`; in LiveKit the participant comes last and the publication stands beside the track. */
const REORDERED = 'The participant comes last, and the publication takes the place of Mux’s track.';

export const SPACE_TRACK_EVENT_ROWS: readonly EventRow[] = [
  {
    id: 'space-event/participant-track-published',
    section,
    mux: 'ParticipantTrackPublished',
    muxArguments: [
      argument('participant', 'LocalParticipant | RemoteParticipant'),
      argument('track', 'LocalTrack | RemoteTrack'),
    ],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'TrackPublished',
        arguments: [
          argument('publication', 'RemoteTrackPublication', 'track'),
          argument('participant', 'RemoteParticipant', 'participant'),
        ],
        when: 'remote',
      },
      {
        event: 'LocalTrackPublished',
        arguments: [
          argument('publication', 'LocalTrackPublication', 'track'),
          argument('participant', 'LocalParticipant', 'participant'),
        ],
        when: 'local',
      },
    ],
    correspondence: 'split',
    note: REORDERED,
    isInGuide: true,
    guideSaid: 'TrackPublished',
  },
  {
    id: 'space-event/participant-track-unmuted',
    section,
    mux: 'ParticipantTrackUnmuted',
    muxArguments: [argument('participant', 'RemoteParticipant'), argument('track', 'RemoteTrack')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'TrackUnmuted',
        arguments: [
          argument('publication', 'TrackPublication', 'track'),
          argument('participant', 'Participant', 'participant'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: `${REORDERED} LiveKit fires for the local participant too.`,
    isInGuide: true,
    guideSaid: 'TrackMuted',
  },
  {
    id: 'space-event/participant-track-unsubscribed',
    section,
    mux: 'ParticipantTrackUnsubscribed',
    muxArguments: [argument('participant', 'RemoteParticipant'), argument('track', 'RemoteTrack')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'TrackUnsubscribed',
        arguments: [
          argument('track', 'RemoteTrack'),
          argument('publication', 'RemoteTrackPublication', 'track'),
          argument('participant', 'RemoteParticipant', 'participant'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'The participant comes last, with the publication between.',
    isInGuide: true,
  },
  {
    id: 'space-event/participant-track-muted',
    section,
    mux: 'ParticipantTrackMuted',
    muxArguments: [argument('participant', 'RemoteParticipant'), argument('track', 'RemoteTrack')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'TrackMuted',
        arguments: [
          argument('publication', 'TrackPublication', 'track'),
          argument('participant', 'Participant', 'participant'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: `${REORDERED} LiveKit fires for the local participant too.`,
    isInGuide: true,
  },
  {
    id: 'space-event/participant-track-subscribed',
    section,
    mux: 'ParticipantTrackSubscribed',
    muxArguments: [argument('participant', 'RemoteParticipant'), argument('track', 'RemoteTrack')],
    muxEmitsFor: 'remote',
    livekit: [
      {
        event: 'TrackSubscribed',
        arguments: [
          argument('track', 'RemoteTrack'),
          argument('publication', 'RemoteTrackPublication', 'track'),
          argument('participant', 'RemoteParticipant', 'participant'),
        ],
      },
    ],
    correspondence: 'reshaped',
    note: 'The participant comes last, with the publication between.',
    isInGuide: true,
  },
  {
    id: 'space-event/participant-track-unpublished',
    section,
    mux: 'ParticipantTrackUnpublished',
    muxArguments: [
      argument('participant', 'LocalParticipant | RemoteParticipant'),
      argument('track', 'LocalTrack | RemoteTrack'),
    ],
    muxEmitsFor: 'both',
    livekit: [
      {
        event: 'TrackUnpublished',
        arguments: [
          argument('publication', 'RemoteTrackPublication', 'track'),
          argument('participant', 'RemoteParticipant', 'participant'),
        ],
        when: 'remote',
      },
      {
        event: 'LocalTrackUnpublished',
        arguments: [
          argument('publication', 'LocalTrackPublication', 'track'),
          argument('participant', 'LocalParticipant', 'participant'),
        ],
        when: 'local',
      },
    ],
    correspondence: 'split',
    note: REORDERED,
    isInGuide: true,
    guideSaid: 'TrackUnpublished',
  },
];
