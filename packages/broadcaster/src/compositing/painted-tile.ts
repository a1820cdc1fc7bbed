// One tile of the frame: paints a camera or a screen into its rectangle, with rounded corners, name and icon.
import { placeFrame, type Tile } from '@airlock-rtc/layouts';
import { copyTurned, uprightSize, type CameraFrame } from './camera-frame.js';
import { Canvas } from './canvas.js';
import { Corners } from './corners.js';
import { drawAvatar, drawCameraOff, drawLabel } from './label.js';
import { yuvColor, type Overlay } from './overlay.js';
import { FrameScaler } from './frame-scaler.js';
import { SavedArea } from './saved-area.js';
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
  /** Where the name reaches beyond the video: blended again with each frame, it would darken what is not painted anew. */
  #underLabel: SavedArea | undefined;
  /** What these two were made for. */
  #savedOf = '';
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
    const { corners, underLabel } = this.#savedFor(painted);
    if (isBackgroundFresh) {
      corners?.capture();
      underLabel?.capture();
    } else underLabel?.restore();
    if (source && place) this.#paintFrame(source, place.crop, place.target);
    else if (tile.source === 'camera') canvas.fillRectangle(painted, tile.look ? DARK : BLACK);
    else return;
    if (tile.look?.isSpeaking) this.#paintRing(painted);
    corners?.restore();
    this.#paintOverlays(painted);
  }

  /** True when a frame of this size would be painted elsewhere than the last, so that the background shows again. */
  movesWith(frame: CameraFrame): boolean {
    if (this.tile.fit === 'cover' || !isWhole(frame)) return false;
    return this.#savedOf !== placeKey(placeFrame(uprightSize(frame), this.tile).target);
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

  #savedFor(painted: Rectangle): { corners: Corners | undefined; underLabel: SavedArea | undefined } {
    const key = placeKey(painted);
    if (this.#savedOf !== key) {
      const radius = this.tile.cornerRadiusPx;
      this.#corners = radius > 0 ? new Corners(this.canvas, painted, radius) : undefined;
      const label = this.#labelArea(painted);
      this.#underLabel = label && !contains(painted, label) ? new SavedArea(this.canvas, label) : undefined;
      this.#savedOf = key;
    }
    return { corners: this.#corners, underLabel: this.#underLabel };
  }

  /** Where the name is drawn: at the bottom left of the tile; of a screen that does not fill it, on the screen. */
  #labelArea(painted: Rectangle): Rectangle | undefined {
    const { rectangle, label, source } = this.tile;
    if (!this.#label || !label) return undefined;
    const { width, height } = this.#label;
    const lift = source === 'screen' ? bottomOf(rectangle) - bottomOf(painted) : 0;
    const y = Math.max(rectangle.y, 2 * Math.floor((bottomOf(label.rectangle) - height - lift) / 2));
    return { x: 2 * Math.floor(label.rectangle.x / 2), y, width, height };
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

  #paintOverlays(painted: Rectangle): void {
    const { rectangle } = this.tile;
    if (this.#middle) {
      const { width, height } = this.#middle;
      const x = rectangle.x + 2 * Math.floor((rectangle.width - width) / 4);
      const y = rectangle.y + 2 * Math.floor((rectangle.height - height) / 4);
      this.#middle.blend(this.canvas, x, y);
    }
    const area = this.#labelArea(painted);
    if (area) this.#label?.blend(this.canvas, area.x, area.y);
  }

  [Symbol.dispose](): void {
    this.#scaler[Symbol.dispose]();
    this.#turned?.[Symbol.dispose]();
  }
}

const bottomOf = ({ y, height }: Rectangle): number => y + height;

function contains(outer: Rectangle, inner: Rectangle): boolean {
  const isWithin = inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width;
  return isWithin && inner.y >= outer.y && bottomOf(inner) <= bottomOf(outer);
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
