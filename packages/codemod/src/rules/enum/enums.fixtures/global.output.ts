declare const spaces: typeof import('livekit-client');

// airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: ParticipantRole.Publisher  (Participant changes)
const host = 1;
