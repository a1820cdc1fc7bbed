// Copies a gateway's PGlite into Postgres, and says how many rows of what.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyDatabase, openDatabase } from '@airlock-rtc/gateway';
import { CliError } from '../cli-error.js';
import { plainTable } from '../plain-table.js';

/**
 * @param url by the environment, since it holds a password.
 * @throws CliError `invalid_option`, GatewayError `database_in_use`, `database_unreachable`, `database_not_empty`.
 */
export async function runCopy(folder: string, url: string | undefined): Promise<void> {
  if (!url)
    throw new CliError('invalid_option', 'Set DATABASE_URL to the Postgres that is to be copied into.');
  const source = join(folder, 'database');
  // Opening it would make one.
  if (!existsSync(join(source, 'PG_VERSION'))) {
    throw new CliError(
      'invalid_option',
      `There is no database in ${source}: name the gateway's AIRLOCK_FOLDER.`,
    );
  }
  await using from = await openDatabase({ folder: source });
  await using to = await openDatabase({ url });
  const copied = await copyDatabase(from, to);
  console.log(
    plainTable(
      ['table', 'rows'],
      copied.map(({ table, rows }) => [table, String(rows)]),
    ),
  );
}
