// The picture as a whole: draws a scene in a box of its size, and fits that box into the browser's window.
import type { Scene, Size, Tile } from '@airlock-rtc/layouts';
import { FONT_FAMILY } from './font.js';
import type { TileVideo } from './tile-video.js';
import { TileView } from './tile-view.js';

const SLATE = 'Waiting for someone to join';
/** A window that is a pixel too small, as X servers make them, shall not blur the picture. */
const LEAST_SCALING = 0.005;

/** Names what a tile shows, whatever scene it is in. */
export function tileKey({ personId, source }: Pick<Tile, 'personId' | 'source'>): string {
  return `${source}:${personId}`;
}

export class Stage {
  readonly element = document.createElement('main');
  readonly #slate = document.createElement('p');
  readonly #views = new Map<string, TileView>();

  constructor(
    private readonly size: Size,
    backgroundColor: string,
    private readonly createVideo: (tile: Tile) => TileVideo,
  ) {
    const { width, height } = size;
    this.element.className = 'stage';
    Object.assign(this.element.style, {
      width: `${width}px`,
      height: `${height}px`,
      backgroundColor,
      fontFamily: FONT_FAMILY,
    });
    this.#slate.className = 'slate';
    this.#slate.textContent = SLATE;
    this.#slate.style.fontSize = `${Math.round(Math.min(width, height) * 0.045)}px`;
    this.element.append(this.#slate);
  }

  /** Puts the stage into the page and keeps it as large as the window allows. */
  enter(): void {
    document.body.append(this.element);
    this.#fit();
    window.addEventListener('resize', () => this.#fit());
    // A name is as wide as the font that has only now arrived makes it.
    document.fonts.addEventListener('loadingdone', () => this.#views.forEach((view) => view.drawAgain()));
  }

  /** Brings in, unseen, whoever is new in a scene, so that their pictures begin to come. */
  prepare({ tiles }: Scene): void {
    for (const tile of tiles) {
      if (this.#views.has(tileKey(tile))) continue;
      const view = new TileView(tile, this.createVideo(tile));
      this.#views.set(tileKey(tile), view);
      this.element.append(view.element);
    }
  }

  /** Whether a tile's first picture has come. */
  hasPicture(tile: Tile): boolean {
    return this.#views.get(tileKey(tile))?.hasPicture ?? false;
  }

  show(scene: Scene): void {
    this.prepare(scene);
    const shown = new Set(scene.tiles.map(tileKey));
    for (const [key, view] of this.#views) {
      if (shown.has(key)) continue;
      view.remove();
      this.#views.delete(key);
    }
    scene.tiles.forEach((tile, order) => this.#views.get(tileKey(tile))?.show(tile, order));
    this.#slate.hidden = scene.tiles.length > 0;
  }

  #fit(): void {
    const { innerWidth, innerHeight } = window;
    const scale = Math.min(innerWidth / this.size.width, innerHeight / this.size.height);
    const isExact = Math.abs(scale - 1) < LEAST_SCALING;
    const left = Math.max(0, (innerWidth - this.size.width * scale) / 2);
    const top = Math.max(0, (innerHeight - this.size.height * scale) / 2);
    this.element.style.transform = isExact ? '' : `translate(${left}px, ${top}px) scale(${scale})`;
  }
}
