// Moves the stage from scene to scene: a new one is shown when its pictures have come, or when they take too long.
import { layout, type LayoutFormat, type LayoutPerson, type Scene } from '@airlock-rtc/layouts';
import type { StartSignal } from '../recording/start-signal.js';
import type { Stage } from '../stage/stage.js';

/** The broadcaster waits as long: a camera's first picture takes about a quarter of a second. */
const PATIENCE_MS = 270;

export class Direction {
  #format: LayoutFormat;
  #shown: Scene | undefined;
  #next: Scene | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly stage: Pick<Stage, 'prepare' | 'show' | 'hasPicture'>,
    format: LayoutFormat,
    /** Whom to receive for it. */
    private readonly receive: (identities: string[]) => void,
  ) {
    this.#format = format;
  }

  /** Egress can change the layout while it runs. */
  changeLayout(name: LayoutFormat['layout']): void {
    this.#format = { ...this.#format, layout: name };
  }

  arrange(people: readonly LayoutPerson[]): void {
    const before = this.#next ?? this.#shown;
    const scene = layout(people, this.#format, before);
    if (scene === before) return;
    if (!this.#next && scene.tiles === this.#shown?.tiles) {
      this.#shown = scene;
      return;
    }
    this.#next = scene;
    const tiles = [...scene.tiles, ...(this.#shown?.tiles ?? [])];
    this.receive([...new Set(tiles.map(({ personId }) => personId))]);
    this.stage.prepare(scene);
    this.#patience ??= setTimeout(() => this.#change(), PATIENCE_MS);
    this.changeIfReady();
  }

  /** To be called when a picture has come. */
  changeIfReady(): void {
    if (!this.#next) return;
    const isReady = this.#next.tiles.every((tile) => !tile.hasVideo || this.stage.hasPicture(tile));
    if (isReady || !this.#shown) this.#change();
  }

  /** Tells the signal what is seen now. */
  report(signal: StartSignal): void {
    const wanted = (this.#shown?.tiles ?? []).filter(({ hasVideo }) => hasVideo);
    const decoded = wanted.filter((tile) => this.stage.hasPicture(tile));
    signal.update({ wanted: wanted.length, decoded: decoded.length });
  }

  #change(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    const scene = this.#next;
    if (!scene) return;
    this.#next = undefined;
    this.#shown = scene;
    this.stage.show(scene);
    this.receive([...new Set(scene.tiles.map(({ personId }) => personId))]);
  }
}
