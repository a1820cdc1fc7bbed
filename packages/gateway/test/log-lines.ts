// A log that a test reads.
import { Writable } from 'node:stream';
import { createLogger, type Logger } from '../src/telemetry/logger.js';

/** What the logger has been told is in `lines`, one text for each line. */
export function keepLog(level = 'trace'): { readonly logger: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { logger: createLogger(level, sink), lines };
}
