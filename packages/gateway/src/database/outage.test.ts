// Postgres goes away and comes back: requests say so, and nothing has to be started again.
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../../test/gateway.js';
import { startPostgres, type TestPostgres } from '../../test/postgres.js';
import { answerErrors } from '../http/errors-to-http.js';
import type { GatewayEnv } from '../http/router.js';
import { createLogger } from '../telemetry/logger.js';
import { openDatabase, type Database } from './database.js';
import { isDatabaseDown, isDatabaseUnreachable } from './outage.js';

const SLOW = 60_000;

describe('Postgres', () => {
  let postgres: TestPostgres;
  let database: Database;
  let test: TestGateway;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openDatabase({ url: await postgres.createDatabase() });
    test = await testGateway(database);
  }, SLOW);
  afterAll(async () => {
    await database.close();
    await postgres[Symbol.asyncDispose]();
  });

  const listSpaces = async () => (await test.ask('GET', '/video/v1/spaces')).status;

  it(
    'is told to be away by 503 with the next step, and is used again once it is back',
    async () => {
      await postgres.stop('immediate');
      const refused = await test.ask('GET', '/video/v1/spaces');
      expect(refused).toMatchObject({
        status: 503,
        body: { error: { type: 'database_unreachable', messages: [expect.stringContaining('try again')] } },
      });
      expect(refused.headers.get('retry-after')).toBe('5');
      expect((await test.gateway.request('/readyz')).status).toBe(503);
      const metrics = await (await test.gateway.request('/metrics')).text();
      expect(metrics).toContain('airlock_database_up 0');
      await postgres.start();
      await expect.poll(listSpaces, { timeout: 10_000 }).toBe(200);
    },
    SLOW,
  );

  it(
    'may end every connection',
    async () => {
      expect(await listSpaces()).toBe(200);
      await postgres.execute(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
      );
      await expect.poll(listSpaces, { timeout: 10_000 }).toBe(200);
    },
    SLOW,
  );
});

describe('an error', () => {
  const coded = (code: string) => new Error('Failed query', { cause: Object.assign(new Error(), { code }) });

  it.each(['57P01', '57P03', 'ECONNREFUSED'])('%s says that the database is down', (code) => {
    expect([isDatabaseDown(coded(code)), isDatabaseUnreachable(coded(code))]).toEqual([true, true]);
  });

  it('of a full disk is answered with the next step, and not as a mistake of the gateway', async () => {
    const app = new Hono<GatewayEnv>().get('/', () => {
      throw coded('53100');
    });
    app.onError(answerErrors(createLogger('silent')));
    const answer = await app.request('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('free space');
  });

  it.each([coded('53300'), coded('25006'), new Error('Query read timeout'), new AggregateError([coded('')])])(
    'of silence does not: %s',
    (error) => {
      expect(isDatabaseDown(error)).toBe(false);
    },
  );

  it.each([coded('23505'), new Error('anything'), 'a text', undefined])(
    'of another kind says nothing of the database: %s',
    (error) => {
      expect(isDatabaseUnreachable(error)).toBe(false);
    },
  );
});
