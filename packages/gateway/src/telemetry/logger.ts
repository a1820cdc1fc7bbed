// Structured logs: one line of JSON each, with request ids and without secrets.
import { pino, type DestinationStream, type Logger } from 'pino';
import { serializeError } from './serialize-error.js';

export type { Logger };

/**
 * A logger that blacks out whatever is named like a secret, and the values of queries that failed.
 * It is the second wall: nothing in this package hands a secret to a log in the first place.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const secrets = [
    'secret',
    'token',
    'streamKey',
    'stream_key',
    'privateKey',
    'private_key',
    'authorization',
  ];
  const options = {
    level,
    base: { service: 'airlock-gateway' },
    serializers: { err: serializeError },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
