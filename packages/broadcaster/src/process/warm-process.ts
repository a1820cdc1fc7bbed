// Keeps one process loaded for the next broadcast: loading FFmpeg and LiveKit's client takes most of a start.
import { ForkedProcess } from './forked-process.js';

/** The broadcast that took the last one shall be on the air before the next is loaded. */
const BEFORE_NEXT_MS = 5000;

export class WarmProcess implements Disposable {
  #spare: ForkedProcess | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param execArgv as `BroadcasterProcess` takes them. */
  constructor(readonly execArgv: readonly string[] = process.execArgv) {
    this.#load();
  }

  /** Of the one that is kept, once it waits for a broadcast. */
  get loadedPid(): number | undefined {
    return this.#spare?.isReady && this.#spare.isAlive ? this.#spare.child.pid : undefined;
  }

  /** The loaded one, or one that is forked now. */
  take(): ForkedProcess {
    const spare = this.#spare;
    this.#spare = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), BEFORE_NEXT_MS).unref();
    if (!spare?.isAlive) return new ForkedProcess(this.execArgv);
    spare.child.ref();
    spare.child.channel?.ref();
    return spare;
  }

  /** It does not keep its owner alive, and ends with it. */
  #load(): void {
    this.#spare = new ForkedProcess(this.execArgv);
    this.#spare.child.unref();
    this.#spare.child.channel?.unref();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#spare?.child.kill('SIGKILL');
    this.#spare = undefined;
  }
}
