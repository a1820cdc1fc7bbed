// The picture of a tile in a room: one video element, whatever track LiveKit hands over for it.
import type { Size } from '@airlock-rtc/layouts';
import type { RemoteTrack } from 'livekit-client';
import type { TileVideo } from '../stage/tile-video.js';

export class ReceivedVideo implements TileVideo {
  readonly element = document.createElement('video');
  onChange: (() => void) | undefined;
  #track: RemoteTrack | undefined;
  #size: Size | undefined;

  constructor(private readonly hooks: { onPicture: () => void; onDispose: () => void }) {
    this.element.muted = true;
    this.element.playsInline = true;
    this.element.disablePictureInPicture = true;
    this.element.addEventListener('resize', () => this.#size && this.#measure());
  }

  get size(): Size | undefined {
    return this.#size;
  }

  /** A new camera begins black: the last picture of the old one is nobody's any more. */
  setTrack(track: RemoteTrack | undefined): void {
    if (track === this.#track) return;
    this.#track?.detach(this.element);
    this.#track = track;
    this.forget();
    track?.attach(this.element);
  }

  forget(): void {
    this.#size = undefined;
    this.onChange?.();
    this.element.requestVideoFrameCallback(() => this.#measure());
  }

  dispose(): void {
    this.#track?.detach(this.element);
    this.#track = undefined;
    this.hooks.onDispose();
  }

  #measure(): void {
    const { videoWidth: width, videoHeight: height } = this.element;
    // The single pixels of a camera that is only starting are no picture.
    this.#size = width >= 4 && height >= 4 ? { width, height } : undefined;
    if (!this.#size) return void this.element.requestVideoFrameCallback(() => this.#measure());
    this.onChange?.();
    this.hooks.onPicture();
  }
}
