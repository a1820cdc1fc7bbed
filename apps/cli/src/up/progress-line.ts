// Shows a long step: one line that moves on a terminal, a line now and then in a log.
import type { WriteStream } from 'node:tty';
import pc from 'picocolors';

interface Step {
  message: string;
  elapsedSeconds: number;
}

type Output = Pick<WriteStream, 'write' | 'isTTY' | 'columns'>;

/** Seconds between two lines where nobody watches. */
const LOG_EVERY_SECONDS = 15;
const CLEAR_LINE = '\r\u001b[K';

export class ProgressLine {
  readonly #output: Output;
  #isShown = false;
  #lastLoggedAt: number | undefined;

  constructor(output: Output = process.stderr as WriteStream) {
    this.#output = output;
  }

  show({ message, elapsedSeconds }: Step): void {
    const clock = `${Math.floor(elapsedSeconds / 60)}:${String(elapsedSeconds % 60).padStart(2, '0')}`;
    if (this.#output.isTTY) {
      const room = Math.max(20, (this.#output.columns || 80) - clock.length - 2);
      this.#output.write(`${CLEAR_LINE}${pc.cyan(clock)} ${message.slice(0, room)}`);
      this.#isShown = true;
    } else if (this.#lastLoggedAt === undefined || elapsedSeconds >= this.#lastLoggedAt + LOG_EVERY_SECONDS) {
      this.#output.write(`${clock} ${message}\n`);
      this.#lastLoggedAt = elapsedSeconds;
    }
  }

  /** Takes the moving line away, before anything else is printed. */
  end(): void {
    if (this.#isShown) this.#output.write(CLEAR_LINE);
    this.#isShown = false;
    this.#lastLoggedAt = undefined;
  }
}
