import type { RemoteParticipant } from 'livekit-client';

// airlock-migrate[STATUS]: isActive stays true for somebody who left: ask room.remoteParticipants; a participant who came back is not told apart  (Participant changes)
export const state = (person: RemoteParticipant) => person.isActive ? 1 : 2;
