var S = require('@mux/spaces-web').Space;
var capture = require('@mux/spaces-web').getUserMedia;
var kinds = require('@mux/spaces-web').TrackKind, Events = require('@mux/spaces-web').SpaceEvent;

exports.Room = function (jwt) {
  this.space = new S(jwt, { displayName: 'Ann' });
  this.space.on(Events.ParticipantTrackMuted, (person, track) => track.kind === kinds.Audio && console.log(person.displayName));
  this.enter = () => this.space.join().then((me) => capture({ audio: true }).then((tracks) => me.publishTracks(tracks)));
  this.exit = () => this.space.leave();
};
