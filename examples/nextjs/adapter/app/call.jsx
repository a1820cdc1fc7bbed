// Everyone's video with a name. The SDK is imported on the server too, where it does nothing.
'use client';
import { useEffect, useRef, useState } from 'react';
import { getUserMedia, Space, SpaceEvent, TrackKind } from '@mux/spaces-web';

export function Call() {
  const [tiles, setTiles] = useState([]);
  const [error, setError] = useState(null);

  useEffect(() => {
    const space = new Space(location.hash.slice(1), new URLSearchParams(location.search).get('livekit'));
    space.on(SpaceEvent.ParticipantTrackSubscribed, (participant, track) => {
      setTiles((others) => [...others, { name: participant.displayName, track }]);
    });
    space.on(SpaceEvent.ParticipantTrackUnsubscribed, (_participant, track) => {
      setTiles((all) => all.filter((tile) => tile.track !== track));
    });
    space
      .join()
      .then(async (me) => me.publishTracks(await getUserMedia({ audio: true, video: true })))
      .catch(setError);
    return () => space.leave();
  }, []);

  if (error) return <p role="alert">{error.message}</p>;
  if (tiles.length === 0) return <p>Nobody else is here yet.</p>;
  return tiles.map(({ name, track }) => (
    <figure key={track.tid}>
      <Media track={track} isVideo={track.kind === TrackKind.Video} />
      <figcaption>{name}</figcaption>
    </figure>
  ));
}

/** @param {{ track: import('@mux/spaces-web').RemoteTrack, isVideo: boolean }} props */
function Media({ track, isVideo }) {
  const element = useRef(null);
  useEffect(() => {
    const attached = element.current;
    track.attach(attached);
    return () => void track.detach(attached);
  }, [track]);
  return isVideo ? <video ref={element} autoPlay playsInline /> : <audio ref={element} autoPlay />;
}
