// A room in which only the people who matter most are received. The page gets `?livekit=URL&limit=N#TOKEN`.
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import { Room, RoomEvent } from 'livekit-client';

const parameters = new URLSearchParams(location.search);
const room = new Room();
const subscriptions = createRankedSubscriptions(room, { limit: Number(parameters.get('limit') ?? 9) });
const elements = new Map();

subscriptions.on('trackReceived', (track) => {
  const element = track.attach();
  elements.set(track, element);
  document.querySelector('main').append(element);
});
subscriptions.on('trackDropped', (track) => {
  track.detach();
  elements.get(track)?.remove();
  elements.delete(track);
});

/** Why each person is received, or not. */
function showDecisions() {
  const lines = subscriptions.decisions.map(({ identity, isReceived, reason }) => {
    const line = document.createElement('li');
    line.textContent = `${identity}: ${isReceived ? 'received' : 'not received'} (${reason})`;
    return line;
  });
  document.querySelector('ol').replaceChildren(...lines);
}
subscriptions.subscribe(showDecisions);

room.on(RoomEvent.Disconnected, () => document.querySelector('main').replaceChildren());
try {
  await room.connect(parameters.get('livekit'), location.hash.slice(1), { autoSubscribe: false });
  showDecisions();
} catch (error) {
  // An expired token, a server that is not reached.
  document.querySelector('[role=alert]').textContent = error.message;
}
