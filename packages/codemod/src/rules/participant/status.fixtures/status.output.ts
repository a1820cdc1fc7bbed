import type { RemoteParticipant } from 'livekit-client';

// airlock-migrate[STATUS]: LiveKit knows who is active; a participant who came back is not told apart  (Participant changes)
export const state = (person: RemoteParticipant) => person.isActive ? 1 : 2;
