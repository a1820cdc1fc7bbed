// Joins a space while the component is shown, and gives the tracks that are received in it.
import { useEffect, useState } from 'react';
import { getUserMedia, Space, SpaceEvent, type RemoteParticipant, type RemoteTrack } from '@mux/spaces-web';

interface Tile {
  name: string;
  track: RemoteTrack;
}

export function useSpace(token: string) {
  const [tiles, setTiles] = useState<Tile[]>([]);
  const [error, setError] = useState<Error>();

  useEffect(() => {
    const space = new Space(token);
    space.on(SpaceEvent.ParticipantTrackSubscribed, (participant: RemoteParticipant, track: RemoteTrack) => {
      setTiles((others) => [...others, { name: participant.displayName, track }]);
    });
    space.on(
      SpaceEvent.ParticipantTrackUnsubscribed,
      (_participant: RemoteParticipant, track: RemoteTrack) => {
        setTiles((all) => all.filter((tile) => tile.track !== track));
      },
    );
    space
      .join()
      .then(async (me) => me.publishTracks(await getUserMedia({ audio: true, video: true })))
      .catch(setError);
    return () => space.leave();
  }, [token]);

  return { tiles, error };
}
