// Paints a scene into one frame and repaints only what changed since the last.
import type { Scene, Tile } from '@airlock-rtc/layouts';
import type { CameraFrame } from './camera-frame.js';
import { Canvas } from './canvas.js';
import { PaintedTile } from './painted-tile.js';
import { overlaps } from './plane-frame.js';
import type { TextRenderer } from '../text/text-renderer.js';

/** Names what a tile shows, whatever scene it is in. */
export function tileKey({ personId, source }: Pick<Tile, 'personId' | 'source'>): string {
  return `${source}:${personId}`;
}

/** The `tileKey` of every tile in which a camera or a screen is to be seen. */
export function keysWithFrame({ tiles }: Scene): ReadonlySet<string> {
  return new Set(tiles.filter((tile) => tile.hasVideo).map(tileKey));
}

export class Composer implements Disposable {
  readonly canvas: Canvas;
  /** The frame of each tile that was last painted, for the next scene. */
  readonly #frames = new Map<string, CameraFrame>();
  #tiles: PaintedTile[] = [];
  #background: Canvas | undefined;
  #isStale = true;

  constructor(
    { width, height }: { width: number; height: number },
    private readonly text: TextRenderer,
  ) {
    this.canvas = new Canvas(width, height);
  }

  /** What lies behind the tiles, of the same size as the canvas; stays the caller's to free. */
  setBackground(background: Canvas): void {
    if (background === this.#background) return;
    this.#background = background;
    this.#isStale = true;
  }

  /** Takes a new arrangement, which the next `compose` paints. Must not run at the same time as `compose`. */
  async setScene(scene: Scene): Promise<void> {
    // Most tiles are as before when somebody begins to speak: what was drawn for them is kept.
    const before = new Map(this.#tiles.map((painted) => [JSON.stringify(painted.tile), painted]));
    const prepared = await Promise.all(
      scene.tiles.map((tile) => {
        const kept = before.get(JSON.stringify(tile));
        return kept ?? PaintedTile.prepare(tile, this.canvas, this.text);
      }),
    );
    for (const tile of this.#tiles) if (!prepared.includes(tile)) tile[Symbol.dispose]();
    this.#tiles = prepared;
    this.#isStale = true;
    // A camera that comes back must not begin with what it showed before it was muted.
    const shown = keysWithFrame(scene);
    for (const key of this.#frames.keys()) if (!shown.has(key)) this.#forget(key);
  }

  /** Paints the new frames, by `tileKey`, and frees those that they replace. Returns whether anything changed. */
  compose(fresh: ReadonlyMap<string, CameraFrame>): boolean {
    const isMoved = this.#tiles.some((tile) => {
      const frame = fresh.get(tileKey(tile.tile));
      return frame !== undefined && tile.movesWith(frame);
    });
    for (const [key, frame] of fresh) {
      this.#forget(key);
      this.#frames.set(key, frame);
    }
    const isWhole = this.#isStale || isMoved;
    if (isWhole && this.#background) this.canvas.copyFrom(this.#background);
    const painted: PaintedTile[] = [];
    for (const tile of this.#tiles) {
      const key = tileKey(tile.tile);
      const isBackgroundFresh =
        isWhole || painted.some(({ tile: lower }) => overlaps(lower.rectangle, tile.tile.rectangle));
      if (!isBackgroundFresh && !(fresh.has(key) && tile.tile.hasVideo)) continue;
      tile.paint(this.#frames.get(key), isBackgroundFresh);
      painted.push(tile);
    }
    this.#isStale = false;
    return isWhole || painted.length > 0;
  }

  #forget(key: string): void {
    this.#frames.get(key)?.free?.();
    this.#frames.delete(key);
  }

  [Symbol.dispose](): void {
    for (const tile of this.#tiles) tile[Symbol.dispose]();
    this.canvas[Symbol.dispose]();
  }
}
