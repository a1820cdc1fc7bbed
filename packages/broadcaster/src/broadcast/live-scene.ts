// Follows a room: arranges whoever is there, and hands the composer their newest frames at each tick.
import type { LayoutPerson, Scene, Tile } from '@airlock-rtc/layouts';
import { keysWithFrame, tileKey, type Composer } from '../compositing/composer.js';
import type { Canvas } from '../compositing/canvas.js';
import type { Dissolve } from '../compositing/dissolve.js';
import type { RoomSource } from '../room/room-source.js';
import type { BroadcastCounters } from './broadcast-stats.js';

/** Arranges people, given the scene before. */
export type Arrange = (people: readonly LayoutPerson[], before: Scene | undefined) => Scene;

/** A sixth of a second: a first frame takes about as long to come, and the layout must follow within 0.3 s. */
const PATIENCE_TICKS = 5;

/** Paints the room into the composer's canvas. Where there is no room, the last scene stays until `clear`. */
export class LiveScene {
  #room: RoomSource | undefined;
  #shown: Scene | undefined;
  /** A scene that waits for the frames of those who are new in it, and the ticks that are left to wait. */
  #next: { scene: Scene; patience: number } | undefined;
  #isStale = true;
  readonly #onChanged = (): void => {
    this.#isStale = true;
  };

  constructor(
    private readonly arrange: Arrange,
    private readonly composer: Composer,
    /** Puts the right background behind the tiles; told whether there are none. */
    private readonly setBackground: (isEmpty: boolean) => void,
    /** Between two arrangements; without it, the next one is there at once. */
    private readonly dissolve?: Dissolve,
  ) {}

  get people(): number {
    return this.#room?.people().length ?? 0;
  }

  enter(room: RoomSource): void {
    this.leave();
    this.#room = room;
    room.on('changed', this.#onChanged);
    this.#isStale = true;
  }

  /** The room is gone; its last frames stay. */
  leave(): void {
    this.#room?.off('changed', this.#onChanged);
    this.#room = undefined;
  }

  /** Nobody is there any more. */
  clear(): void {
    this.leave();
    this.#isStale = true;
  }

  /** With the next tick: the arrangement itself has changed. */
  arrangeAgain(): void {
    this.#isStale = true;
  }

  /** Paints what is new for the tick at `dueMs` of `performance.now`, and counts it. Returns what is to be shown. */
  async paint(counters: BroadcastCounters, dueMs: number): Promise<Canvas> {
    if (this.#isStale) this.#arrange();
    if (this.#next && this.#mayShow(this.#next)) await this.#change(this.#next);
    const frames = (this.#shown && this.#room?.takeFrames(this.#shown, dueMs)) ?? new Map();
    counters.tileFrames += frames.size;
    const isChanged = this.composer.compose(frames);
    if (isChanged || this.dissolve?.isRunning) counters.changed += 1;
    return this.dissolve?.step() ?? this.composer.canvas;
  }

  #arrange(): void {
    this.#isStale = false;
    const before = this.#next?.scene ?? this.#shown;
    const scene = this.arrange(this.#room?.people() ?? [], before);
    if (!this.#next && this.#shown?.tiles === scene.tiles) this.#shown = scene;
    else this.#next = { scene, patience: this.#next?.patience ?? PATIENCE_TICKS };
    this.#room?.show(scene, this.#shown);
  }

  /** Whoever is new in the scene should come with a frame, unless it takes too long. */
  #mayShow(next: { scene: Scene; patience: number }): boolean {
    if (next.patience-- <= 0 || !this.#room || !this.#shown) return true;
    const shown = keysWithFrame(this.#shown);
    const isReady = (tile: Tile): boolean =>
      !tile.hasVideo || shown.has(tileKey(tile)) || this.#room!.hasPicture(tile);
    return next.scene.tiles.every(isReady);
  }

  async #change({ scene }: { scene: Scene }): Promise<void> {
    this.#next = undefined;
    if (placesOf(this.#shown) !== placesOf(scene)) this.dissolve?.begin();
    this.#shown = scene;
    this.#room?.show(scene);
    this.setBackground(scene.tiles.length === 0);
    await this.composer.setScene(scene);
  }
}

/** Who is where: a name or a ring may change without a transition. */
function placesOf(scene: Scene | undefined): string {
  return JSON.stringify(scene?.tiles.map((tile) => [tileKey(tile), tile.rectangle]) ?? []);
}
