// Brings the video tracks that arrive and the tiles that want them together, whichever is there first.
import type { Tile } from '@airlock-rtc/layouts';
import type { RemoteParticipant, RemoteTrack, RemoteTrackPublication } from 'livekit-client';
import { videoOf } from '../people/people-of.js';
import { tileKey } from '../stage/stage.js';
import { ReceivedVideo } from './received-video.js';

export class ReceivedVideos {
  readonly #tracks = new Map<string, RemoteTrack>();
  readonly #pictures = new Map<string, ReceivedVideo>();

  /** @param onPicture a first picture has come, or one of another size. */
  constructor(private readonly onPicture: () => void) {}

  /** For the stage: the picture of a tile. LiveKit's adaptive stream sends it in the size of its element. */
  createVideo(tile: Tile): ReceivedVideo {
    const key = tileKey(tile);
    const picture = new ReceivedVideo({
      onPicture: this.onPicture,
      onDispose: () => this.#pictures.delete(key),
    });
    this.#pictures.set(key, picture);
    picture.setTrack(this.#tracks.get(key));
    return picture;
  }

  add(participant: RemoteParticipant, publication: RemoteTrackPublication, track: RemoteTrack): void {
    const key = keyOf(participant, publication);
    if (!key) return;
    this.#tracks.set(key, track);
    this.#pictures.get(key)?.setTrack(track);
  }

  /** Its last picture stays where the scene still has its tile: LiveKit takes every track away while it reconnects. */
  remove(track: RemoteTrack): void {
    for (const [key, each] of this.#tracks) if (each === track) this.#tracks.delete(key);
  }
}

function keyOf(participant: RemoteParticipant, publication: RemoteTrackPublication): string | undefined {
  const source = (['camera', 'screen'] as const).find((each) => videoOf(participant, each) === publication);
  return source && tileKey({ personId: participant.identity, source });
}
