// A log file that does not grow without end: what is older than the last two files goes.
import { createWriteStream, openSync, renameSync, type WriteStream } from 'node:fs';

const MOST_BYTES = 20_000_000;

/** What pino writes to. A full disk costs lines of the log, not the meeting. */
export class LimitedLog {
  #file: WriteStream;
  #bytes = 0;

  constructor(
    private readonly path: string,
    private readonly mostBytes = MOST_BYTES,
  ) {
    this.#file = this.#open();
  }

  write(line: string): void {
    if (this.#bytes > this.mostBytes) this.#turn();
    this.#bytes += Buffer.byteLength(line);
    this.#file.write(line);
  }

  /** Resolves when everything is in the file. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => this.#file.end(() => resolve()));
  }

  #turn(): void {
    this.#bytes = 0;
    const before = this.#file;
    try {
      renameSync(this.path, `${this.path}.1`);
      this.#file = this.#open();
      before.end();
    } catch {
      // The file goes on: a log is worth no more than that.
    }
  }

  #open(): WriteStream {
    // Opened at once: it may be renamed before a stream would have opened it.
    return createWriteStream(this.path, { fd: openSync(this.path, 'w') }).on('error', () => {});
  }
}
