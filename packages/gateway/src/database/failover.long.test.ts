// Postgres behind PgBouncer in transaction mode: a standby takes over from a server that died, and for a while only reads.
import pg from 'pg';
import { expect, it } from 'vitest';
import { testGateway } from '../../test/gateway.js';
import { startPgBouncer } from '../../test/pgbouncer.js';
import { startPostgres } from '../../test/postgres.js';
import { openDatabase } from './database.js';

const RECOVERED = { timeout: 30_000, interval: 200 };

it('goes on at a standby that takes over, with all that was stored, and through a time in which it only reads', async () => {
  await using first = await startPostgres();
  const direct = new URL(await first.createDatabase());
  await using standby = await startPostgres({ standbyOf: first });
  await using bouncer = await startPgBouncer(first.port, direct.pathname.slice(1));
  const url = `postgres://postgres@127.0.0.1:${bouncer.port}${direct.pathname}`;
  await using database = await openDatabase({ url });
  const { ask, gateway } = await testGateway(database);
  await using _gateway = gateway;
  gateway.start();
  const create = async () => (await ask('POST', '/video/v1/spaces', { body: {} })).status;
  const list = async () => {
    const { status, body } = await ask('GET', '/video/v1/spaces');
    return status === 200 ? (body.data as unknown[]).length : status;
  };
  expect(await create()).toBe(201);
  await using replica = new Client(`postgres://postgres@127.0.0.1:${standby.port}${direct.pathname}`);
  await expect.poll(() => replica.count('spaces'), RECOVERED).toBe(1);

  await first.stop('immediate');
  expect(await list()).toBe(503);
  await standby.promote();
  await bouncer.pointTo(standby.port);
  await expect.poll(list, RECOVERED).toBe(1);
  expect(await create()).toBe(201);

  const readOnly = async (value: 'on' | 'off') => {
    await standby.execute(`alter system set default_transaction_read_only = ${value}`);
    await standby.execute('select pg_reload_conf()');
  };
  await readOnly('on');
  await expect.poll(create, RECOVERED).toBe(503);
  expect(await list()).toBe(2);
  await readOnly('off');
  await expect.poll(create, RECOVERED).toBe(201);
  expect(await list()).toBe(3);
}, 120_000);

/** Asks a server itself, not the pool in front of it. */
class Client implements AsyncDisposable {
  readonly #client: pg.Client;
  readonly #connected: Promise<unknown>;

  constructor(connectionString: string) {
    this.#client = new pg.Client({ connectionString });
    this.#client.on('error', () => {});
    this.#connected = this.#client.connect();
  }

  async count(table: string): Promise<number> {
    await this.#connected;
    const { rows } = await this.#client.query<{ count: string }>(`select count(*) from ${table}`);
    return Number(rows[0]!.count);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#client.end();
  }
}
