// How an error looks in the log: as pino writes it, without the values that a failed query was asked with.
import { DrizzleQueryError } from 'drizzle-orm';
import { stdSerializers } from 'pino';

/**
 * Where a query's values stand in a driver's error: PGlite 0.5 adds `params`;
 * Postgres quotes the row at fault in `detail` and what it was reading in `where`.
 */
const VALUES = new Set(['params', 'parameters', 'args', 'detail', 'where']);

/** pino's own serializer, of a copy that holds no values of a query anywhere along its causes. */
export function serializeError(thrown: unknown): unknown {
  return thrown instanceof Error ? stdSerializers.err(withoutValues(thrown, new Map())) : thrown;
}

/** A copy, since whoever threw it may still need the whole; `copies` ends the walk where causes are circular. */
function withoutValues(error: Error, copies: Map<Error, Error>): Error {
  const known = copies.get(error);
  if (known) return known;
  if (error instanceof DrizzleQueryError) {
    // drizzle 0.45 writes the values into message and stack: the driver's error says what went wrong without them.
    const cause = error.cause instanceof Error ? error.cause : new Error('Failed query');
    const copy = withoutValues(cause, copies);
    define(copy, 'stack', `${copy.stack}\nin the query: ${error.query}`);
    return copy;
  }
  const copy = Object.create(Object.getPrototypeOf(error) as object) as Error;
  copies.set(error, copy);
  const inside = (value: unknown) => (value instanceof Error ? withoutValues(value, copies) : value);
  // Defined rather than assigned: a DOMException inherits getters that refuse every object but their own.
  for (const name in error) {
    if (!VALUES.has(name)) define(copy, name, inside(error[name as keyof Error]), true);
  }
  define(copy, 'message', error.message);
  define(copy, 'stack', error.stack);
  define(copy, 'cause', inside(error.cause));
  if (error instanceof AggregateError) define(copy, 'errors', error.errors.map(inside));
  return copy;
}

function define(copy: Error, name: string, value: unknown, enumerable = false): void {
  Object.defineProperty(copy, name, { value, enumerable, configurable: true, writable: true });
}
