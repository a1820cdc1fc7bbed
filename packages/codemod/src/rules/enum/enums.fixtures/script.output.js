const { Track } = require('livekit-client');
const { AcrScore, ParticipantRole } = require('./spaces-on-livekit.js');

exports.scores = Object.keys(AcrScore).filter((name) => isNaN(name));
exports.best = AcrScore.Excellent;
exports.host = { role: ParticipantRole.Publisher, kinds: [Track.Kind.Audio] };
