// One tile of the frame: paints a camera or a screen into its rectangle, with rounded corners, name and icon.
import { placeFrame, type Tile } from '@airlock-rtc/layouts';
import { copyTurned, uprightSize, type CameraFrame } from './camera-frame.js';
import { Canvas } from './canvas.js';
import { Corners } from './corners.js';
import { drawAvatar, drawCameraOff, drawLabel } from './label.js';
import { yuvColor, type Overlay } from './overlay.js';
import { FrameScaler } from './frame-scaler.js';
import { planesAt, type Rectangle } from './plane-frame.js';
import type { TextRenderer } from '../text/text-renderer.js';

const BLACK = yuvColor('#000000');
/** Behind an avatar, and the ring of who speaks. */
const DARK = yuvColor('#262a33');
const RING = yuvColor('#4ade80');
const RING_PX = 4;
/** WebRTC's frames that are narrower than this are the single pixels of a camera that is only starting. */
const LEAST_SIDE = 4;

export class PaintedTile implements Disposable {
  readonly #scaler = new FrameScaler();
  #label: Overlay | undefined;
  /** The crossed-out camera or an avatar. */
  #middle: Overlay | undefined;
  #corners: Corners | undefined;
  #cornersOf = '';
  #turned: Canvas | undefined;

  private constructor(
    readonly tile: Tile,
    private readonly canvas: Canvas,
  ) {}

  static async prepare(tile: Tile, canvas: Canvas, text: TextRenderer): Promise<PaintedTile> {
    const painted = new PaintedTile(tile, canvas);
    const { label, rectangle } = tile;
    const { look } = tile;
    if (label)
      painted.#label = await drawLabel(
        text,
        label.text,
        label.fontSizePx,
        label.rectangle.width,
        look?.isMuted,
      );
    if (look?.avatar) {
      painted.#middle = await drawAvatar(
        text,
        look.avatar,
        Math.min(rectangle.width, rectangle.height) * 0.46,
      );
    }
    if (tile.showsCameraOff) {
      painted.#middle = drawCameraOff(Math.min(96, Math.min(rectangle.width, rectangle.height) * 0.28));
    }
    return painted;
  }

  /** Paints the tile. `isBackgroundFresh`: what lies below has just been painted and not yet this tile. */
  paint(frame: CameraFrame | undefined, isBackgroundFresh: boolean): void {
    const { tile, canvas } = this;
    const source = tile.hasVideo && frame && isWhole(frame) ? frame : undefined;
    const place = source && placeFrame(uprightSize(source), tile);
    const painted = place?.target ?? tile.rectangle;
    const corners = this.#cornersFor(painted);
    if (isBackgroundFresh) corners?.capture();
    if (source && place) this.#paintFrame(source, place.crop, place.target);
    else if (tile.source === 'camera') canvas.fillRectangle(painted, tile.look ? DARK : BLACK);
    else return;
    if (tile.look?.isSpeaking) this.#paintRing(painted);
    corners?.restore();
    this.#paintOverlays();
  }

  /** True when a frame of this size would be painted elsewhere than the last, so that the background shows again. */
  movesWith(frame: CameraFrame): boolean {
    if (this.tile.fit === 'cover' || !isWhole(frame)) return false;
    return this.#cornersOf !== placeKey(placeFrame(uprightSize(frame), this.tile).target);
  }

  #paintFrame(source: CameraFrame, from: Rectangle, to: Rectangle): void {
    if (source.rotation === 0) return this.#scaler.scale(source, from, this.canvas, to);
    const isLying = source.rotation % 180 !== 0;
    const [width, height] = isLying ? [to.height, to.width] : [to.width, to.height];
    if (this.#turned?.width !== width || this.#turned.height !== height) {
      this.#turned?.[Symbol.dispose]();
      this.#turned = new Canvas(width, height);
    }
    const unturned = unturn(from, source);
    this.#scaler.scale(source, unturned, this.#turned, { x: 0, y: 0, width, height });
    const target = { width: to.width, height: to.height, strides: this.canvas.strides };
    copyTurned(this.#turned, { ...target, planes: planesAt(this.canvas, to.x, to.y) }, source.rotation);
  }

  #cornersFor(painted: Rectangle): Corners | undefined {
    const key = placeKey(painted);
    if (this.#cornersOf !== key) {
      const radius = this.tile.cornerRadiusPx;
      this.#corners = radius > 0 ? new Corners(this.canvas, painted, radius) : undefined;
      this.#cornersOf = key;
    }
    return this.#corners;
  }

  #paintRing({ x, y, width, height }: Rectangle): void {
    const [right, bottom] = [x + width - RING_PX, y + height - RING_PX];
    for (const side of [
      { x, y, width, height: RING_PX },
      { x, y: bottom, width, height: RING_PX },
      { x, y, width: RING_PX, height },
      { x: right, y, width: RING_PX, height },
    ])
      this.canvas.fillRectangle(side, RING);
  }

  #paintOverlays(): void {
    const { rectangle, label } = this.tile;
    if (this.#middle) {
      const { width, height } = this.#middle;
      const x = rectangle.x + 2 * Math.floor((rectangle.width - width) / 4);
      const y = rectangle.y + 2 * Math.floor((rectangle.height - height) / 4);
      this.#middle.blend(this.canvas, x, y);
    }
    if (this.#label && label) {
      const bottom = label.rectangle.y + label.rectangle.height;
      const y = Math.max(rectangle.y, 2 * Math.floor((bottom - this.#label.height) / 2));
      this.#label.blend(this.canvas, 2 * Math.floor(label.rectangle.x / 2), y);
    }
  }

  [Symbol.dispose](): void {
    this.#scaler[Symbol.dispose]();
    this.#turned?.[Symbol.dispose]();
  }
}

const placeKey = ({ x, y, width, height }: Rectangle): string => [x, y, width, height].join();

function isWhole({ width, height }: CameraFrame): boolean {
  return width >= LEAST_SIDE && height >= LEAST_SIDE;
}

/** The part of the frame as it lies in memory, for a part of the upright frame. */
function unturn(part: Rectangle, { width, height, rotation }: CameraFrame): Rectangle {
  if (rotation === 90)
    return { x: part.y, y: evenDown(height - part.x - part.width), width: part.height, height: part.width };
  if (rotation === 270)
    return { x: evenDown(width - part.y - part.height), y: part.x, width: part.height, height: part.width };
  return part;
}

const evenDown = (value: number): number => Math.max(0, 2 * Math.floor(value / 2));
