// Brings the video tracks that arrive and the tiles that want them together, whichever is there first.
import type { Tile } from '@airlock-rtc/layouts';
import { Track, type RemoteTrack, type RemoteTrackPublication } from 'livekit-client';
import { tileKey } from '../stage/stage.js';
import { VideoPicture } from './video-picture.js';

export class ReceivedVideos {
  readonly #tracks = new Map<string, RemoteTrack>();
  readonly #pictures = new Map<string, VideoPicture>();

  /** @param onPicture a first picture has come, or one of another size. */
  constructor(private readonly onPicture: () => void) {}

  /** For the stage: the picture of a tile. LiveKit's adaptive stream sends it in the size of its element. */
  createPicture(tile: Tile): VideoPicture {
    const key = tileKey(tile);
    const picture = new VideoPicture({
      onPicture: this.onPicture,
      onDispose: () => this.#pictures.delete(key),
    });
    this.#pictures.set(key, picture);
    picture.setTrack(this.#tracks.get(key));
    return picture;
  }

  add(identity: string, publication: RemoteTrackPublication, track: RemoteTrack): void {
    const key = keyOf(identity, publication);
    if (!key) return;
    this.#tracks.set(key, track);
    this.#pictures.get(key)?.setTrack(track);
  }

  /** Its last picture stays where the scene still has its tile: LiveKit takes every track away while it reconnects. */
  remove(identity: string, publication: RemoteTrackPublication, track: RemoteTrack): void {
    const key = keyOf(identity, publication);
    if (key && this.#tracks.get(key) === track) this.#tracks.delete(key);
  }
}

function keyOf(personId: string, { source }: RemoteTrackPublication): string | undefined {
  if (source === Track.Source.Camera) return tileKey({ personId, source: 'camera' });
  if (source === Track.Source.ScreenShare) return tileKey({ personId, source: 'screen' });
  return undefined;
}
