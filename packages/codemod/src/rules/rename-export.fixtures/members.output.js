const { VideoPresets, RemoteParticipant, RemoteTrackPublication } = require('livekit-client');
const { prepareRankedRoom } = require('./spaces-on-livekit.js');
var S = require('livekit-client').Room;
// airlock-migrate[CAPTURE_OPTIONS]: these constraints have no place in LiveKit’s capture options  (Track changes)
var capture = require('livekit-client').createLocalTracks;
var kinds = require('livekit-client').Track.Kind, Events = require('livekit-client').RoomEvent;

exports.Room = function (jwt) {
  this.space = prepareRankedRoom(new S({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { displayName: 'Ann', limit: 16 });
  this.space.on(Events.TrackMuted, (track, person) => {
    if (!(person instanceof RemoteParticipant && track instanceof RemoteTrackPublication)) return;
    track.kind === kinds.Audio && console.log(person.name ?? '');
  });
  this.enter = () => this.space.connect(process.env.LIVEKIT_URL, jwt, { autoSubscribe: false }).then(() => this.space.localParticipant).then((me) => capture({ audio: true, video: true }).then((tracks) => Promise.all(tracks.map(async (track) => { await me.publishTrack(track); return track; }))));
  this.exit = () => void this.space.disconnect();
};
