// The page that receives a large room, in each of the ways that are compared.
import { useTracks, usePagination, RoomContext } from '@livekit/components-react';
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import { Room, RoomEvent, Track, type RemoteParticipant, type RemoteTrack } from 'livekit-client';
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { costsOf, Tiles, type Costs } from './tiles.js';

export type Way = 'auto-subscribe' | 'adaptive-stream' | 'react-pages' | 'ranked';
export interface JoinRequest {
  way: Way;
  url: string;
  token: string;
  inSight: number;
}

let room: Room;
let tiles: Tiles;

export async function join({ way, url, token, inSight }: JoinRequest): Promise<void> {
  room = new Room({ adaptiveStream: way !== 'auto-subscribe' && way !== 'ranked' });
  tiles = new Tiles(inSight);
  if (way === 'ranked') receiveByRank(inSight);
  else if (way === 'react-pages') renderPages(inSight);
  else showEveryone();
  await room.connect(url, token, { autoSubscribe: way !== 'ranked' });
}

export function leave(): Promise<void> {
  return room.disconnect();
}

export function costs(): Promise<Costs> {
  return costsOf(room);
}

export const changes = () => tiles.changes;
export const isShown = (identity: string) => tiles.isShown(identity);
export const shownAtMs = (identity: string) => tiles.shownAtMs(identity);
export const forget = () => tiles.forget();

/** As LiveKit's samples do without a framework: everybody in a grid, and who speaks on a stage. */
function showEveryone(): void {
  const stage = document.createElement('div');
  document.body.append(stage);
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => tiles.show(track, identity));
  room.on(RoomEvent.ActiveSpeakersChanged, ([speaker]) => {
    const track = speaker?.getTrackPublication(Track.Source.Camera)?.track as RemoteTrack | undefined;
    if (track && speaker) tiles.show(track, speaker.identity, stage);
  });
}

/** As many places as tiles in sight; whoever gives way leaves the grid. */
function receiveByRank(limit: number): void {
  const subscriptions = createRankedSubscriptions(room, { limit });
  subscriptions.on('trackReceived', (track, _publication, { identity }) => tiles.show(track, identity));
  subscriptions.on('trackDropped', (track) => void track.detach());
  subscriptions.on('dropped', ({ identity }: RemoteParticipant) => tiles.tileOf(identity).remove());
}

/** LiveKit's own React components: adaptive stream, and a page of tiles that follows the speakers. */
function renderPages(perPage: number): void {
  createRoot(tiles.element).render(
    <RoomContext.Provider value={room}>
      <Page perPage={perPage} />
    </RoomContext.Provider>,
  );
}

function Page({ perPage }: { perPage: number }) {
  const cameras = useTracks([Track.Source.Camera], { onlySubscribed: false });
  const { tracks } = usePagination(
    perPage,
    cameras.filter(({ participant }) => !participant.isLocal),
  );
  return tracks.map(({ participant, publication }) => (
    <Tile
      key={participant.identity}
      identity={participant.identity}
      track={publication?.track as RemoteTrack}
    />
  ));
}

function Tile({ identity, track }: { identity: string; track: RemoteTrack | undefined }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element || !track) return;
    track.attach(element);
    tiles.watch(element, identity);
    return () => void track.detach(element);
  }, [track, identity]);
  return (
    <div data-identity={identity}>
      <video ref={video} muted style={{ width: 160, height: 90 }} />
    </div>
  );
}
