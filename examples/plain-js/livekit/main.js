// A call in plain JavaScript: everyone's video with a name, and a way to leave. The page gets its token behind `#`.
import { createLocalTracks, Room, RoomEvent, VideoPresets, Track } from 'livekit-client';
import { prepareRankedRoom, leaveRoom, keptToken } from './spaces-on-livekit.js';

const tiles = document.querySelector('main');
const space = prepareRankedRoom(new Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token: location.hash.slice(1), limit: 16 });

space.on(RoomEvent.ParticipantConnected, (participant) => {
  const tile = document.createElement('figure');
  tile.id = participant.sid;
  tile.textContent = participant.name ?? '';
  tiles.append(tile);
});

space.on(RoomEvent.ParticipantDisconnected, (participant) => {
  document.getElementById(participant.sid)?.remove();
});

space.on(RoomEvent.TrackSubscribed, (_mediaTrack, track, participant) => {
  const element = document.createElement(track.kind === Track.Kind.Video ? 'video' : 'audio');
  element.autoplay = true;
  track.track?.attach(element);
  document.getElementById(participant.sid)?.append(element);
});

space.on(RoomEvent.TrackUnsubscribed, (_mediaTrack, track, _participant) => {
  for (const element of track.track?.attachedElements ?? []) element.remove();
});

document.querySelector('#leave').addEventListener('click', () => void leaveRoom(space));

try {
  await space.connect(new URLSearchParams(location.search).get('livekit'), keptToken(space), { autoSubscribe: false });
  const me = space.localParticipant;
  await Promise.all((await createLocalTracks({ audio: true, video: true })).map((track) => me.publishTrack(track)));
} catch (error) {
  // A blocked camera, an expired token, a server that is not reached.
  document.querySelector('[role=alert]').textContent = error.message;
}
