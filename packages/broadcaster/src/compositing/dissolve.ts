// Goes from one arrangement to the next in a fifth of a second: what was shown is blended into what is painted now.
import { Canvas } from './canvas.js';

const DISSOLVE_SECONDS = 0.2;

export class Dissolve implements Disposable {
  readonly #from: Canvas;
  readonly #mixed: Canvas;
  readonly #ticks: number;
  #tick: number;

  /** @param canvas where scenes are painted. */
  constructor(
    private readonly canvas: Canvas,
    framesPerSecond: number,
  ) {
    this.#from = new Canvas(canvas.width, canvas.height);
    this.#mixed = new Canvas(canvas.width, canvas.height);
    this.#ticks = Math.round(DISSOLVE_SECONDS * framesPerSecond);
    this.#tick = this.#ticks;
  }

  get isRunning(): boolean {
    return this.#tick < this.#ticks;
  }

  /** To be called while the canvas still shows what was. */
  begin(): void {
    this.#from.copyFrom(this.isRunning ? this.#mixed : this.canvas);
    this.#tick = 0;
  }

  /** What is to be shown at this tick. */
  step(): Canvas {
    if (!this.isRunning) return this.canvas;
    this.#tick += 1;
    const share = Math.round((256 * this.#tick) / (this.#ticks + 1));
    this.canvas.planes.forEach((to, index) => {
      blend(this.#from.planes[index]!, to, share, this.#mixed.planes[index]!);
    });
    return this.#mixed;
  }

  [Symbol.dispose](): void {
    this.#from[Symbol.dispose]();
    this.#mixed[Symbol.dispose]();
  }
}

/** @param share of `to`, in 256ths. */
function blend(from: Buffer, to: Buffer, share: number, into: Buffer): void {
  const rest = 256 - share;
  for (let i = 0; i < into.length; i++) into[i] = (from[i]! * rest + to[i]! * share + 128) >> 8;
}
