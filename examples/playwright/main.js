// The application under test: shows everyone's video. It gets `?livekit=URL#TOKEN`.
import { Room, RoomEvent } from 'livekit-client';

const room = new Room();
const elements = new Map();
room.on(RoomEvent.TrackSubscribed, (track) => {
  const element = track.attach();
  elements.set(track, element);
  document.body.append(element);
});
room.on(RoomEvent.TrackUnsubscribed, (track) => {
  // When somebody leaves, livekit-client has detached the element already.
  elements.get(track)?.remove();
  elements.delete(track);
});
await room.connect(new URLSearchParams(location.search).get('livekit'), location.hash.slice(1));
await room.localParticipant.setCameraEnabled(true);
