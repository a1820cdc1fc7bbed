// Tells what a failed query says about the database: that it is down, or only that it did not answer.

/** `admin_shutdown`, `crash_shutdown` and `cannot_connect_now` of Postgres, and nobody listening where it should. */
const DOWN = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED']);

/** Whether the server itself is down, for everybody: silence may also be this machine's own. */
export function isDatabaseDown(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (DOWN.has((cause as NodeJS.ErrnoException).code ?? '')) return true;
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseDown)) return true;
  }
  return false;
}
