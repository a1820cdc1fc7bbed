// One tile on the screen: a picture in its rectangle, with rounded corners, name and crossed-out camera.
import { placeFrame, type Tile } from '@airlock-rtc/layouts';
import { drawAvatar, drawCameraOff, drawLabel } from './label.js';
import type { TileVideo } from './tile-video.js';

export class TileView {
  readonly element = document.createElement('div');
  readonly #frame = document.createElement('div');
  #tile: Tile;

  /** In the page from the beginning, unseen: LiveKit sends no picture for what has no size. */
  constructor(
    tile: Tile,
    private readonly picture: TileVideo,
  ) {
    this.#tile = tile;
    this.element.className = `tile ${tile.source} waiting`;
    this.#frame.className = 'frame';
    this.#frame.append(picture.element);
    this.element.append(this.#frame);
    picture.onChange = () => this.#placePicture();
    this.#placeTile();
  }

  get hasPicture(): boolean {
    return this.picture.size !== undefined;
  }

  /** @param order later ones lie above. */
  show(tile: Tile, order: number): void {
    if (tile.hasVideo && !this.#tile.hasVideo) this.picture.forget();
    this.#tile = tile;
    this.element.classList.remove('waiting');
    this.element.style.zIndex = String(order + 1);
    this.#placeTile();
    this.drawAgain();
  }

  /** Name and icon. */
  drawAgain(): void {
    const tile = this.#tile;
    const label = tile.label && drawLabel(tile.label, tile.rectangle, tile.look?.isMuted);
    const icon = tile.look?.avatar
      ? drawAvatar(tile.look.avatar, tile.rectangle)
      : tile.showsCameraOff
        ? drawCameraOff(tile.rectangle)
        : undefined;
    this.element.classList.toggle('with-look', tile.look !== undefined);
    this.element.classList.toggle('speaking', tile.look?.isSpeaking ?? false);
    this.element.replaceChildren(this.#frame, ...[icon, label].filter((part) => part !== undefined));
  }

  remove(): void {
    this.picture.onChange = undefined;
    this.picture.dispose();
    this.element.remove();
  }

  #placeTile(): void {
    const { rectangle, cornerRadiusPx } = this.#tile;
    place(this.element, rectangle);
    const radius = Math.min(cornerRadiusPx, rectangle.width / 2, rectangle.height / 2);
    this.#frame.style.borderRadius = `${2 * Math.floor(radius / 2)}px`;
    this.#placePicture();
  }

  /** By the arithmetic of whoever scales by himself, not by `object-fit`: the same part, on the same pixels. */
  #placePicture(): void {
    const { rectangle, hasVideo, source } = this.#tile;
    const { element, size } = this.picture;
    element.style.visibility = hasVideo && size ? 'visible' : 'hidden';
    if (!size) return;
    const { crop, target } = placeFrame(size, this.#tile);
    // The name of who shares lies on the screen, also where that does not fill its tile.
    const lift = source === 'screen' ? rectangle.y + rectangle.height - target.y - target.height : 0;
    this.element.style.setProperty('--label-lift', `${-lift}px`);
    const [scaleX, scaleY] = [target.width / crop.width, target.height / crop.height];
    place(element, {
      x: target.x - rectangle.x - crop.x * scaleX,
      y: target.y - rectangle.y - crop.y * scaleY,
      width: size.width * scaleX,
      height: size.height * scaleY,
    });
  }
}

function place(
  element: HTMLElement,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  Object.assign(element.style, {
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}
