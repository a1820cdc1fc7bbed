// Paints a scene into one picture and repaints only what changed since the last.
import type { Scene, Tile } from '@airlock-rtc/layouts';
import type { CameraPicture } from './camera-picture.js';
import { Canvas } from './canvas.js';
import { PaintedTile } from './painted-tile.js';
import { overlaps } from './plane-picture.js';
import type { TextRenderer } from './text.js';

/** Names what a tile shows, whatever scene it is in. */
export function tileKey({ personId, source }: Pick<Tile, 'personId' | 'source'>): string {
  return `${source}:${personId}`;
}

/** The `tileKey` of every tile in which a camera or a screen is to be seen. */
export function keysWithPicture({ tiles }: Scene): ReadonlySet<string> {
  return new Set(tiles.filter((tile) => tile.hasVideo).map(tileKey));
}

export class Composer implements Disposable {
  readonly canvas: Canvas;
  /** The picture of each tile that was last painted, for the next scene. */
  readonly #pictures = new Map<string, CameraPicture>();
  #tiles: PaintedTile[] = [];
  #ground: Canvas | undefined;
  #isStale = true;

  constructor(
    { width, height }: { width: number; height: number },
    private readonly text: TextRenderer,
  ) {
    this.canvas = new Canvas(width, height);
  }

  /** What lies behind the tiles, of the same size as the canvas; stays the caller's to free. */
  setGround(ground: Canvas): void {
    if (ground === this.#ground) return;
    this.#ground = ground;
    this.#isStale = true;
  }

  /** Takes a new arrangement, which the next `compose` paints. Must not run at the same time as `compose`. */
  async setScene(scene: Scene): Promise<void> {
    const prepared = await Promise.all(
      scene.tiles.map((tile) => PaintedTile.prepare(tile, this.canvas, this.text)),
    );
    for (const tile of this.#tiles) tile[Symbol.dispose]();
    this.#tiles = prepared;
    this.#isStale = true;
    // A camera that comes back must not begin with what it showed before it was muted.
    const shown = keysWithPicture(scene);
    for (const key of this.#pictures.keys()) if (!shown.has(key)) this.#forget(key);
  }

  /** Paints the new pictures, by `tileKey`, and frees those that they replace. Returns whether anything changed. */
  async compose(fresh: ReadonlyMap<string, CameraPicture>): Promise<boolean> {
    const isMoved = this.#tiles.some((tile) => {
      const picture = fresh.get(tileKey(tile.tile));
      return picture !== undefined && tile.movesWith(picture);
    });
    for (const [key, picture] of fresh) {
      this.#forget(key);
      this.#pictures.set(key, picture);
    }
    const isWhole = this.#isStale || isMoved;
    if (isWhole && this.#ground) this.canvas.copyFrom(this.#ground);
    const painted: PaintedTile[] = [];
    for (const tile of this.#tiles) {
      const key = tileKey(tile.tile);
      const isGroundFresh =
        isWhole || painted.some(({ tile: lower }) => overlaps(lower.rectangle, tile.tile.rectangle));
      if (!isGroundFresh && !(fresh.has(key) && tile.tile.hasVideo)) continue;
      await tile.paint(this.#pictures.get(key), isGroundFresh);
      painted.push(tile);
    }
    this.#isStale = false;
    return isWhole || painted.length > 0;
  }

  #forget(key: string): void {
    this.#pictures.get(key)?.free?.();
    this.#pictures.delete(key);
  }

  [Symbol.dispose](): void {
    for (const tile of this.#tiles) tile[Symbol.dispose]();
    this.canvas[Symbol.dispose]();
  }
}
