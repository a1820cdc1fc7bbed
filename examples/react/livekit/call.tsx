// Everyone's video with a name.
import { useEffect, useRef } from 'react';
import { type RemoteTrackPublication, Track } from 'livekit-client';
import { useSpace } from './use-space';

export function Call({ token, onLeave }: { token: string; onLeave: () => void }) {
  const { tiles, error } = useSpace(token);
  return (
    <>
      <button onClick={onLeave}>Leave</button>
      {error && <p role="alert">{error.message}</p>}
      {tiles.map(({ name, track }) => (
        <figure key={track.trackSid}>
          <Media track={track} />
          <figcaption>{name}</figcaption>
        </figure>
      ))}
    </>
  );
}

function Media({ track }: { track: RemoteTrackPublication }) {
  const element = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  useEffect(() => {
    const attached = element.current!;
    track.track?.attach(attached);
    return () => void track.track?.detach(attached);
  }, [track]);
  return track.kind === Track.Kind.Video ? (
    <video ref={element} autoPlay playsInline />
  ) : (
    <audio ref={element} autoPlay />
  );
}
