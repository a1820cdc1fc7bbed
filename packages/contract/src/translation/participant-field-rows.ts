// The guide's table of participant fields, corrected.
import type { MemberRow } from './translation-row.js';

const section = 'participant-field';

export const PARTICIPANT_FIELD_ROWS: readonly MemberRow[] = [
  {
    id: 'participant-field/connection-id',
    section,
    mux: 'Participant.connectionId',
    livekit: ['Participant.sid'],
    correspondence: 'renamed',
    note: 'The sid outlives a resume and changes on a full reconnect. Mux’s map of participants is keyed by connectionId, LiveKit’s by identity.',
    isInGuide: true,
  },
  {
    id: 'participant-field/id',
    section,
    mux: 'Participant.id',
    livekit: ['Participant.identity'],
    correspondence: 'renamed',
    note: 'In Mux it falls back to connectionId and need not be unique; in LiveKit it is mandatory and unique.',
    isInGuide: true,
  },
  {
    id: 'participant-field/display-name',
    section,
    mux: 'Participant.displayName',
    livekit: ['Participant.name'],
    correspondence: 'renamed',
    note: 'Empty text in Mux when unset, may be undefined in LiveKit; not writable.',
    isInGuide: true,
  },
  {
    id: 'participant-field/role',
    section,
    mux: 'Participant.role',
    livekit: ['Participant.permissions'],
    correspondence: 'derived',
    note: 'Mux has a numeric enum, LiveKit a record of booleans. Absent means allowed: a participant is a Subscriber only if permissions?.canPublish === false.',
    isInGuide: true,
    guideSaid: 'permisions',
  },
  {
    id: 'participant-field/status',
    section,
    mux: 'RemoteParticipant.status',
    livekit: ['Participant.isActive', 'Room.remoteParticipants'],
    correspondence: 'derived',
    note: 'Connected: isActive. Disconnected: no longer in remoteParticipants; isActive stays true. Reconnected has no counterpart.',
    isInGuide: true,
    guideSaid: 'N/A',
  },
];
