// Copies everything from one database into an empty one: the way from PGlite to Postgres.
import { asc, getTableColumns, getTableName, gt, sql } from 'drizzle-orm';
import { getTableConfig, type AnyPgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { GatewayError } from '../errors/errors.js';
import type { Database } from './database.js';
import * as meetings from './meetings-schema.js';
import type { Queries } from './queries.js';
import * as schema from './schema.js';

/** Each after those that it refers to. Gateways that run are nothing to keep. */
const TABLES: readonly PgTable[] = [
  ...[schema.environments, schema.accessTokens, schema.signingKeys, schema.liveStreams, schema.spaces],
  ...[schema.broadcasts, schema.liveStreamCompletions, schema.egresses, schema.webhooks, schema.events],
  ...[schema.deliveries, schema.evictions, meetings.meetings, meetings.meetingKnocks],
];
const BATCH_ROWS = 500;

export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
}

/**
 * All or nothing: in one transaction of the target.
 * @throws GatewayError `database_not_empty` when the target holds anything: two databases cannot be made one.
 */
export async function copyDatabase(from: Database, to: Database): Promise<CopiedTable[]> {
  return to.queries.transaction(async (tx) => {
    // No gateway may begin to write meanwhile.
    await tx.execute(sql`lock table ${schema.environments} in exclusive mode`);
    const [taken] = await tx.select({ id: schema.environments.id }).from(schema.environments).limit(1);
    if (taken) {
      const next = 'copy into one that no gateway has served yet';
      throw new GatewayError('database_not_empty', `The target database holds environments already: ${next}`);
    }
    const copied: CopiedTable[] = [];
    for (const table of TABLES) copied.push(await copyTable(from.queries, tx, table));
    return copied;
  });
}

async function copyTable(from: Queries, to: Queries, table: PgTable): Promise<CopiedTable> {
  const { columns } = getTableConfig(table);
  const key = columns.find(({ primary }) => primary)!;
  const field = Object.entries(getTableColumns(table)).find(([, column]) => column === key)![0];
  let rows = 0;
  let last: unknown;
  for (;;) {
    const batch = await from
      .select()
      .from(table)
      .where(last === undefined ? undefined : gt(key, last))
      .orderBy(asc(key))
      .limit(BATCH_ROWS);
    if (batch.length === 0) break;
    await to.insert(table).values(batch as never);
    rows += batch.length;
    last = (batch.at(-1) as Record<string, unknown>)[field];
  }
  for (const column of columns.filter(isSerial)) await continueAfter(to, table, column);
  return { table: getTableName(table), rows };
}

function isSerial(column: AnyPgColumn): boolean {
  return /serial/.test(column.getSQLType());
}

/** What is stored next comes after what was copied. */
async function continueAfter(to: Queries, table: PgTable, column: AnyPgColumn): Promise<void> {
  const name = sql.identifier(column.name);
  await to.execute(sql`
    select setval(pg_get_serial_sequence(${getTableName(table)}, ${column.name}), coalesce(max(${name}), 0) + 1, false)
    from ${table}`);
}
