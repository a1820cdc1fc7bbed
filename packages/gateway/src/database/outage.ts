// Tells what a failed query says about the database: that it is down, that it does not answer, or neither.

/** `admin_shutdown`, `crash_shutdown` and `cannot_connect_now` of Postgres, and nobody listening where it should. */
const DOWN = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED']);

/** Too many connections, a server that only reads for now, a lost connection, and PgBouncer without a server. */
const UNREACHABLE = new Set([
  ...DOWN,
  ...['53300', '25006', '08000', '08001', '08003', '08006', '08P01', '57P05', '58000'],
  ...['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** Of pg 8 and its pool, which give these no code. */
const WORDS =
  /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|server_login_retry|query_wait_timeout)/;

/** Whether the server itself is down, for everybody: silence may also be this machine's own. */
export function isDatabaseDown(error: unknown): boolean {
  return causesOf(error).some(({ code }) => DOWN.has(code ?? ''));
}

/** Whether the database could not be asked; another try may succeed. For errors that are nobody else's. */
export function isDatabaseUnreachable(error: unknown): boolean {
  return causesOf(error).some(({ code, message }) => UNREACHABLE.has(code ?? '') || WORDS.test(message));
}

/** Whether nothing can be stored for want of space: `disk_full` of Postgres, whose queries go on. */
export function isDiskFull(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === '53100');
}

function causesOf(error: unknown): NodeJS.ErrnoException[] {
  const causes: NodeJS.ErrnoException[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    causes.push(cause);
    if (cause instanceof AggregateError) causes.push(...(cause.errors as NodeJS.ErrnoException[]));
  }
  return causes;
}
