const Score = { 1: 'Bad', Bad: 1, 2: 'Poor', Poor: 2, 3: 'Fair', Fair: 3, 4: 'Good', Good: 4, 5: 'Excellent', Excellent: 5 };
const { Track } = require('livekit-client');

exports.scores = Object.keys(Score).filter((name) => isNaN(name));
exports.best = 5;
// airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: ParticipantRole.Publisher  (Participant changes)
exports.host = { role: 1, kinds: [Track.Kind.Audio] };
