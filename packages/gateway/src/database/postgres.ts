// Connects to Postgres with a time limit on everything, also through PgBouncer in transaction mode.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { GatewayError } from '../errors/errors.js';
import { migrationsFolder } from './migrations.js';
import { isDatabaseUnreachable } from './outage.js';
import * as schema from './schema.js';

const DEFAULT_CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 5000;
const QUERY_WITHIN_MS = 10_000;
const CLOSE_WITHIN_MS = 5000;
/** Any number, as long as every gateway takes the same: serialises migrations of gateways started together. */
const MIGRATION_LOCK = 5_172_021;
const MIGRATION_LOCK_WITHIN_MS = 60_000;
/** `lock_not_available` of Postgres. */
const LOCK_NOT_AVAILABLE = '55P03';

/** pg 8 gives a query up after `query_timeout`, and the pool then hands out its connection, which still waits. */
class LimitedClient extends pg.Client {
  /** Whether it is Postgres that answers, and not a pooler that gives each transaction another of its connections. */
  #isDirect = false;

  async findOutWhoAnswers(): Promise<void> {
    const { rows } = await super.query<{ pid: number }>('select pg_backend_pid() as pid');
    this.#isDirect = rows[0]!.pid === (this as unknown as { processID: number }).processID;
  }

  override query(...given: unknown[]): never {
    const [config] = given;
    // A statement that is prepared by its name is unknown to the next connection of a pooler.
    if (!this.#isDirect && isNamed(config)) given[0] = { ...config, name: undefined };
    const callback = given.at(-1);
    if (typeof callback === 'function') {
      given[given.length - 1] = (error: unknown, ...rest: unknown[]) => {
        this.#closeAfterTimeout(error);
        (callback as (...all: unknown[]) => void)(error, ...rest);
      };
    }
    const run = super.query.bind(this) as (...all: unknown[]) => unknown;
    const answer = run(...given);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.#closeAfterTimeout(error));
    return answer as never;
  }

  #closeAfterTimeout(error: unknown): void {
    if (!(error instanceof Error) || error.message !== 'Query read timeout') return;
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}

function isNamed(config: unknown): config is pg.QueryConfig {
  return typeof config === 'object' && config !== null && 'name' in config;
}

export interface PostgresPool {
  readonly queries: NodePgDatabase<typeof schema>;
  end(): Promise<void>;
}

export async function openPostgresPool(
  url: string,
  connections = DEFAULT_CONNECTIONS,
): Promise<PostgresPool> {
  await migrateOnce(url);
  const pool = new pg.Pool({
    ...{ connectionString: url, max: connections, Client: LimitedClient },
    onConnect: (client) => (client as LimitedClient).findOutWhoAnswers(),
    ...{ connectionTimeoutMillis: CONNECT_WITHIN_MS, query_timeout: QUERY_WITHIN_MS, keepAlive: true },
  });
  // A connection that is lost, idle or between two queries of a transaction: whoever asks next gets another one, or
  // the error. Unheard, the event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    queries: withTransactions(pool),
    end: () => Promise.race([pool.end(), sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]),
  };
}

/**
 * drizzle-orm 0.45 leaves a connection out of the pool for ever when `begin` fails: PgBouncer refuses just that while its
 * server is away, and after ten refusals nobody gets a connection any more.
 */
function withTransactions(pool: pg.Pool): NodePgDatabase<typeof schema> {
  const queries = drizzle(pool, { schema });
  queries.transaction = async (work, config) => {
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      return await (drizzle(client) as unknown as typeof queries).transaction(work, config);
    } catch (error) {
      if (error instanceof Error && isDatabaseUnreachable(error)) failure = error;
      throw error;
    } finally {
      client.release(failure);
    }
  };
  return queries;
}

/** The lock is the transaction's, not the connection's: with PgBouncer that would stay with a pooled connection. */
async function migrateOnce(url: string): Promise<void> {
  const pool = new pg.Pool({
    ...{ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_WITHIN_MS },
  });
  pool.on('error', () => {});
  try {
    await withTransactions(pool).transaction(async (tx) => {
      await tx.execute(sql.raw(`set local lock_timeout = ${MIGRATION_LOCK_WITHIN_MS}`));
      await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await tx.execute(sql.raw('set local lock_timeout = 0'));
      await migrate(tx as unknown as NodePgDatabase, { migrationsFolder });
    });
  } catch (cause) {
    throw new GatewayError('database_unreachable', `Postgres could not be opened: ${nextStep(cause)}`, {
      cause,
    });
  } finally {
    await pool.end();
  }
}

function nextStep(error: unknown): string {
  const code = (error as { cause?: { code?: unknown } }).cause?.code;
  return code === LOCK_NOT_AVAILABLE
    ? `another gateway has been migrating it for ${MIGRATION_LOCK_WITHIN_MS / 1000} s; see its log, or end its connection`
    : 'check that DATABASE_URL names a running Postgres 15 or newer and a user who may create tables';
}
