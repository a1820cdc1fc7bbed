// Follows a room: arranges whoever is there, and hands the composer their newest pictures at each tick.
import type { LayoutPerson, Scene } from '@airlock/layouts';
import type { Composer } from '../picture/composer.js';
import type { RoomSource } from '../room/room-source.js';
import type { BroadcastCounters } from './broadcast-stats.js';

/** Arranges people, given the scene before. */
export type Arrange = (people: readonly LayoutPerson[], before: Scene | undefined) => Scene;

/** Paints the room into the composer's canvas. Where there is no room, the last scene stays until `clear`. */
export class Stage {
  #room: RoomSource | undefined;
  #scene: Scene | undefined;
  #isStale = true;
  readonly #onChanged = (): void => {
    this.#isStale = true;
  };

  constructor(
    private readonly arrange: Arrange,
    private readonly composer: Composer,
    /** Puts the right ground behind the tiles; told whether there are none. */
    private readonly setGround: (isEmpty: boolean) => void,
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

  /** The room is gone; its last pictures stay. */
  leave(): void {
    this.#room?.off('changed', this.#onChanged);
    this.#room = undefined;
  }

  /** Nobody is there any more. */
  clear(): void {
    this.leave();
    this.#isStale = true;
  }

  /** Paints what is new. Counts it. */
  async paint(counters: BroadcastCounters): Promise<void> {
    if (this.#isStale) await this.#arrange();
    const pictures = (this.#scene && this.#room?.takePictures(this.#scene)) ?? new Map();
    counters.tilePictures += pictures.size;
    if (await this.composer.compose(pictures)) counters.changed += 1;
  }

  async #arrange(): Promise<void> {
    this.#isStale = false;
    const scene = this.arrange(this.#room?.people() ?? [], this.#scene);
    const before = this.#scene;
    this.#scene = scene;
    this.#room?.show(scene);
    if (before?.tiles === scene.tiles) return;
    this.setGround(scene.tiles.length === 0);
    await this.composer.setScene(scene);
  }
}
