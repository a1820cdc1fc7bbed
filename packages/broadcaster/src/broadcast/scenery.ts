// The painted side of a broadcast: canvas, ground, slate and stage, and the background that arrives later.
import { layout } from '@airlock-rtc/layouts';
import { fetchBackground } from '../background/fetch-background.js';
import { toBroadcasterError, type BroadcasterError } from '../broadcaster-error/broadcaster-error.js';
import type { Canvas } from '../picture/canvas.js';
import { Composer } from '../picture/composer.js';
import { paintGround, paintSlate } from '../picture/ground.js';
import { TextRenderer } from '../picture/text.js';
import type { BroadcastOptions } from './broadcast-options.js';
import type { PictureOptions } from './picture-options.js';
import { Stage } from './stage.js';

export class Scenery implements Disposable {
  readonly stage: Stage;
  readonly #composer: Composer;
  readonly #text = new TextRenderer();
  #ground: Canvas | undefined;
  #slate: Canvas | undefined;
  #showsSlate = true;
  #isDisposed = false;

  constructor(
    private readonly picture: PictureOptions,
    private readonly options: Pick<BroadcastOptions, 'backgroundUrl' | 'allowsPrivateBackground'>,
    private readonly onWarning: (warning: BroadcasterError) => void,
  ) {
    this.#composer = new Composer(picture.size, this.#text);
    this.stage = new Stage(
      (people, before) => layout(people, picture.format, before),
      this.#composer,
      (isEmpty) => this.#showGround(isEmpty),
    );
  }

  get canvas(): Canvas {
    return this.#composer.canvas;
  }

  /** Paints ground and slate in the background colour; an image follows when it has arrived. */
  async prepare(): Promise<void> {
    await this.#paint(undefined);
    if (this.options.backgroundUrl) void this.#paintImage(this.options.backgroundUrl);
  }

  async #paintImage(url: string): Promise<void> {
    try {
      const allowsPrivateAddresses = this.options.allowsPrivateBackground;
      const image = await fetchBackground(url, { allowsPrivateAddresses });
      if (!this.#isDisposed) await this.#paint(image);
    } catch (error) {
      this.onWarning(toBroadcasterError('invalid_background', 'The background cannot be used.', error));
    }
  }

  async #paint(image: Buffer | undefined): Promise<void> {
    const ground = await paintGround({ ...this.picture.size, color: this.picture.backgroundColor, image });
    const slate = await paintSlate(ground, this.#text, this.picture.slateText);
    this.#freeGrounds();
    this.#ground = ground;
    this.#slate = slate;
    this.#showGround(this.#showsSlate);
  }

  #showGround(isEmpty: boolean): void {
    this.#showsSlate = isEmpty;
    const ground = isEmpty ? this.#slate : this.#ground;
    if (ground) this.#composer.setGround(ground);
  }

  #freeGrounds(): void {
    this.#ground?.[Symbol.dispose]();
    this.#slate?.[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#composer[Symbol.dispose]();
    this.#freeGrounds();
  }
}
