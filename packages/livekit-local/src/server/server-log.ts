// The log file that a livekit-server writes by itself, and that does not grow without end.
import { closeSync, constants, copyFileSync, mkdirSync, openSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

const MOST_BYTES = 20_000_000;
const LOOK_EVERY_MS = 60_000;

export interface ServerLog {
  /** For the server's output. */
  readonly descriptor: number;
  /** Once the server has it. */
  close(): void;
  /** Moves what is there to a second file if it is too much. Called now and then, until `unwatch`. */
  limit(): void;
  unwatch(): void;
}

export function openServerLog(path: string, mostBytes = MOST_BYTES): ServerLog {
  mkdirSync(dirname(path), { recursive: true });
  // To append, so that the server goes on at the beginning of a file that has been emptied.
  const { O_APPEND, O_CREAT, O_TRUNC, O_WRONLY } = constants;
  const descriptor = openSync(path, O_APPEND | O_CREAT | O_TRUNC | O_WRONLY);

  function limit(): void {
    try {
      if (statSync(path).size <= mostBytes) return;
      copyFileSync(path, `${path}.1`);
      truncateSync(path);
    } catch {
      // A full disk, or somebody has removed it: a log is worth no more than that.
    }
  }

  const timer = setInterval(limit, LOOK_EVERY_MS).unref();
  return { descriptor, close: () => closeSync(descriptor), limit, unwatch: () => clearInterval(timer) };
}
