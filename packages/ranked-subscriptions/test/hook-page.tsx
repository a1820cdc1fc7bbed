// The page of the hook's test: a component that lists who is received, in a room that is filled by hand.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useRankedSubscriptions } from '../src/react.js';
import { KnownRoom } from './known-room.js';

const known = new KnownRoom();
const root = createRoot(document.body);

function Received({ limit }: { limit: number }) {
  const { decisions } = useRankedSubscriptions(known.room, { limit });
  const received = decisions.filter(({ isReceived }) => isReceived);
  return <p>{received.map(({ identity }) => identity).join(' ')}</p>;
}

export function come(...identities: string[]): void {
  for (const identity of identities) known.tell(identity, { camera: 'live', microphone: 'live' });
}

export function speak(identity: string): void {
  known.speak(identity);
}

/** Strict mode mounts everything twice, as React 18 does in development. */
export function mount(limit: number): void {
  root.render(
    <StrictMode>
      <Received limit={limit} />
    </StrictMode>,
  );
}

export function unmount(): void {
  root.unmount();
}

/** How many listen to the room. */
export function listeners(): number {
  return known.room.eventNames().reduce((sum, event) => sum + known.room.listenerCount(event as never), 0);
}
