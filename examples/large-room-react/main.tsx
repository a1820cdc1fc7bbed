// A large room with LiveKit's React components. The page gets `?livekit=URL&limit=N#TOKEN`.
import { useRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions/react';
import {
  LiveKitRoom,
  RoomAudioRenderer,
  useRemoteParticipants,
  useRoomContext,
  useTracks,
  VideoTrack,
} from '@livekit/components-react';
import { Track } from 'livekit-client';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const parameters = new URLSearchParams(location.search);

/** A tile for each person who is received, and a line about the others. */
function People({ limit }: { limit: number }) {
  const { decisions } = useRankedSubscriptions(useRoomContext(), { limit });
  const people = new Map(useRemoteParticipants().map((person) => [person.identity, person]));
  const cameras = useTracks([Track.Source.Camera]);
  const nameOf = (identity: string) => people.get(identity)?.name || identity;
  const received = decisions.filter(({ isReceived }) => isReceived);
  const others = decisions.filter(({ isReceived }) => !isReceived);
  return (
    <>
      {received.map(({ identity, reason }) => {
        const camera = cameras.find(({ participant }) => participant.identity === identity);
        return (
          <figure key={identity}>
            {camera && <VideoTrack trackRef={camera} />}
            <figcaption>
              {nameOf(identity)} ({reason})
            </figcaption>
          </figure>
        );
      })}
      {others.length > 0 && <p>Not received: {others.map(({ identity }) => nameOf(identity)).join(', ')}</p>}
    </>
  );
}

function Call() {
  const [error, setError] = useState<Error>();
  return (
    <LiveKitRoom
      serverUrl={parameters.get('livekit')!}
      token={location.hash.slice(1)}
      connectOptions={{ autoSubscribe: false }}
      onError={setError}
    >
      {error && <p role="alert">{error.message}</p>}
      <People limit={Number(parameters.get('limit') ?? 9)} />
      <RoomAudioRenderer />
    </LiveKitRoom>
  );
}

createRoot(document.querySelector('main')!).render(<Call />);
