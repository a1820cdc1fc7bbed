// Everyone's video with a name. The SDK is imported on the server too, where it does nothing.
'use client';
import { useEffect, useRef, useState } from 'react';
import { createLocalTracks, Room, RoomEvent, VideoPresets, Track } from 'livekit-client';
import { prepareRankedRoom, keptToken } from '../spaces-on-livekit';

export function Call() {
  const [tiles, setTiles] = useState([]);
  const [error, setError] = useState(null);

  useEffect(() => {
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
    space.on(RoomEvent.TrackSubscribed, (_mediaTrack, track, participant) => {
      setTiles((others) => [...others, { name: participant.name ?? '', track }]);
    });
    space.on(RoomEvent.TrackUnsubscribed, (_mediaTrack, track, _participant) => {
      setTiles((all) => all.filter((tile) => tile.track !== track));
    });
    space.connect(new URLSearchParams(location.search).get('livekit'), keptToken(space), { autoSubscribe: false }).then(() => space.localParticipant)
      .then(async (me) => Promise.all((await createLocalTracks({ audio: true, video: true })).map(async (track) => { await me.publishTrack(track); return track; })))
      .catch(setError);
    return () => void space.disconnect();
  }, []);

  if (error) return <p role="alert">{error.message}</p>;
  if (tiles.length === 0) return <p>Nobody else is here yet.</p>;
  return tiles.map(({ name, track }) => (
    <figure key={track.trackSid}>
      <Media track={track} isVideo={track.kind === Track.Kind.Video} />
      <figcaption>{name}</figcaption>
    </figure>
  ));
}

/** @param {{ track: import('livekit-client').RemoteTrackPublication, isVideo: boolean }} props */
function Media({ track, isVideo }) {
  const element = useRef(null);
  useEffect(() => {
    const attached = element.current;
    track.track?.attach(attached);
    return () => void track.track?.detach(attached);
  }, [track]);
  return isVideo ? <video ref={element} autoPlay playsInline /> : <audio ref={element} autoPlay />;
}
