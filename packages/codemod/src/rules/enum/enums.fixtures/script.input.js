const { AcrScore: Score, ParticipantRole, TrackKind } = require('@mux/spaces-web');

exports.scores = Object.keys(Score).filter((name) => isNaN(name));
exports.best = Score.Excellent;
exports.host = { role: ParticipantRole.Publisher, kinds: [TrackKind.Audio] };
