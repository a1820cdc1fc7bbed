// A call in plain JavaScript: everyone's video with a name, and a way to leave. The page gets its token behind `#`.
import { getUserMedia, Space, SpaceEvent, TrackKind } from '@mux/spaces-web';

const tiles = document.querySelector('main');
const space = new Space(location.hash.slice(1));

space.on(SpaceEvent.ParticipantJoined, (participant) => {
  const tile = document.createElement('figure');
  tile.id = participant.connectionId;
  tile.textContent = participant.displayName;
  tiles.append(tile);
});

space.on(SpaceEvent.ParticipantLeft, (participant) => {
  document.getElementById(participant.connectionId)?.remove();
});

space.on(SpaceEvent.ParticipantTrackSubscribed, (participant, track) => {
  const element = document.createElement(track.kind === TrackKind.Video ? 'video' : 'audio');
  element.autoplay = true;
  track.attach(element);
  document.getElementById(participant.connectionId)?.append(element);
});

space.on(SpaceEvent.ParticipantTrackUnsubscribed, (_participant, track) => {
  for (const element of track.attachedElements) element.remove();
});

document.querySelector('#leave').addEventListener('click', () => space.leave());

try {
  const me = await space.join();
  await me.publishTracks(await getUserMedia({ audio: true, video: true }));
} catch (error) {
  // A blocked camera, an expired token, a server that is not reached.
  document.querySelector('[role=alert]').textContent = error.message;
}
