// Joins a space while the component is shown, and gives the tracks that are received in it.
import { useEffect, useState } from 'react';
import { createLocalTracks, Room, RoomEvent, type RemoteParticipant, type RemoteTrackPublication, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';

interface Tile {
  name: string;
  track: RemoteTrackPublication;
}

export function useSpace(token: string) {
  const [tiles, setTiles] = useState<Tile[]>([]);
  const [error, setError] = useState<Error>();

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
    }), { limit: 16 });
    space.on(RoomEvent.TrackSubscribed, (_mediaTrack, track: RemoteTrackPublication, participant: RemoteParticipant) => {
      setTiles((others) => [...others, { name: participant.name ?? '', track }]);
    });
    space.on(
      RoomEvent.TrackUnsubscribed,
      (_mediaTrack, track: RemoteTrackPublication, _participant: RemoteParticipant) => {
        setTiles((all) => all.filter((tile) => tile.track !== track));
      },
    );
    space.connect(new URLSearchParams(location.search).get('livekit')!, token, { autoSubscribe: false }).then(() => space.localParticipant)
      .then(async (me) => Promise.all((await createLocalTracks({ audio: true, video: true })).map(async (track) => { await me.publishTrack(track); return track; })))
      .catch(setError);
    return () => void space.disconnect();
  }, [token]);

  return { tiles, error };
}
