// The painted side of a broadcast: canvas, background, slate and scene, and the background that arrives later.
import { DEFAULT_FRAMES_PER_SECOND, defaultBackgroundColor } from '@airlock-rtc/contract';
import { layout, type LayoutFormat } from '@airlock-rtc/layouts';
import { fetchBackground } from '../background/fetch-background.js';
import { toBroadcasterError, type BroadcasterError } from '../broadcaster-error.js';
import type { Canvas } from '../compositing/canvas.js';
import { Composer } from '../compositing/composer.js';
import { Dissolve } from '../compositing/dissolve.js';
import { paintBackground, paintSlate } from '../background/paint-background.js';
import { TextRenderer } from '../text/text-renderer.js';
import type { BroadcastOptions } from './broadcast-options.js';
import type { CanvasOptions } from './canvas-options.js';
import { LiveScene } from './live-scene.js';

export class SceneRenderer implements Disposable {
  readonly liveScene: LiveScene;
  readonly #composer: Composer;
  readonly #dissolve: Dissolve | undefined;
  readonly #text = new TextRenderer();
  #background: Canvas | undefined;
  #slate: Canvas | undefined;
  #showsSlate = true;
  #format: LayoutFormat;
  #color: string;
  #image: Buffer | undefined;
  #isDisposed = false;

  constructor(
    private readonly frame: CanvasOptions,
    private readonly options: Pick<
      BroadcastOptions,
      'backgroundUrl' | 'backgroundColor' | 'allowsPrivateBackground' | 'dissolves' | 'framesPerSecond'
    >,
    private readonly onWarning: (warning: BroadcasterError) => void,
  ) {
    this.#format = frame.format;
    this.#color = frame.backgroundColor;
    this.#composer = new Composer(frame.size, this.#text);
    const { dissolves, framesPerSecond = DEFAULT_FRAMES_PER_SECOND } = options;
    this.#dissolve = dissolves ? new Dissolve(this.#composer.canvas, framesPerSecond) : undefined;
    this.liveScene = new LiveScene(
      (people, before) => layout(people, this.#format, before),
      this.#composer,
      (isEmpty) => this.#showBackground(isEmpty),
      this.#dissolve,
    );
  }

  setLayout(layout: LayoutFormat['layout']): void {
    this.#format = { ...this.#format, layout };
    this.liveScene.arrangeAgain();
    const color = this.options.backgroundColor ?? defaultBackgroundColor(layout);
    if (color === this.#color) return;
    this.#color = color;
    void this.#paint().catch((error: unknown) => {
      this.onWarning(toBroadcasterError('invalid_background', 'The background cannot be painted.', error));
    });
  }

  /** Paints background and slate in the background colour; an image follows when it has arrived. */
  async prepare(): Promise<void> {
    await this.#paint();
    if (this.options.backgroundUrl) void this.#paintImage(this.options.backgroundUrl);
  }

  async #paintImage(url: string): Promise<void> {
    try {
      const allowsPrivateAddresses = this.options.allowsPrivateBackground;
      const image = await fetchBackground(url, { allowsPrivateAddresses });
      this.#image = image;
      await this.#paint();
    } catch (error) {
      this.onWarning(toBroadcasterError('invalid_background', 'The background cannot be used.', error));
    }
  }

  async #paint(): Promise<void> {
    const background = await paintBackground({ ...this.frame.size, color: this.#color, image: this.#image });
    const slate = await paintSlate(background, this.#text, this.frame.slateText);
    if (this.#isDisposed) {
      background[Symbol.dispose]();
      slate[Symbol.dispose]();
      return;
    }
    this.#freeBackgrounds();
    this.#background = background;
    this.#slate = slate;
    this.#showBackground(this.#showsSlate);
  }

  #showBackground(isEmpty: boolean): void {
    this.#showsSlate = isEmpty;
    const background = isEmpty ? this.#slate : this.#background;
    if (background) this.#composer.setBackground(background);
  }

  #freeBackgrounds(): void {
    this.#background?.[Symbol.dispose]();
    this.#slate?.[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#composer[Symbol.dispose]();
    this.#dissolve?.[Symbol.dispose]();
    this.#freeBackgrounds();
  }
}
