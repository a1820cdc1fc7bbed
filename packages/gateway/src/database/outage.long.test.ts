// Postgres restarts, crashes, freezes, and only reads for a while, under a gateway that is a process of its own.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../test/postgres.js';

const SLOW = 120_000;
const RECOVERED = { timeout: 30_000, interval: 250 };

let postgres: TestPostgres;
let gateway: ChildProcess;
let url: string;

beforeEach(async () => {
  postgres = await startPostgres();
  gateway = fork(fileURLToPath(new URL('../../test/gateway-process.ts', import.meta.url)), {
    execArgv: ['--conditions=@airlock-rtc/source', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: await postgres.createDatabase(),
      ...{ LIVEKIT_URL: 'ws://127.0.0.1:9', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' },
      ...{ AIRLOCK_PORT: '0', AIRLOCK_LOG_LEVEL: 'silent' },
    },
  });
  const [message] = (await once(gateway, 'message')) as [{ url: string }];
  url = message.url;
}, SLOW);
afterEach(async () => {
  gateway.kill('SIGKILL');
  await postgres.signal('SIGCONT').catch(() => {});
  await postgres[Symbol.asyncDispose]();
});

const metric = async () => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return /^airlock_database_up (\d)/m.exec(text)?.[1];
};
const isReady = async () => ((await (await fetch(`${url}/readyz`)).json()) as { database: boolean }).database;
/** An access token that does not exist is looked up in the database all the same. */
const statusOfRequest = async () => {
  const authorization = `Basic ${Buffer.from('id:secret').toString('base64')}`;
  return (await fetch(`${url}/video/v1/spaces`, { headers: { authorization } })).status;
};

const outages: [string, () => Promise<void>, () => Promise<void>][] = [
  ['a fast restart', () => postgres.stop('fast'), () => postgres.start()],
  ['a crash', () => postgres.stop('immediate'), () => postgres.start()],
  ['a server that is frozen', () => postgres.signal('SIGSTOP'), () => postgres.signal('SIGCONT')],
];

it.each(outages)(
  'outlives %s',
  async (_name, begin, end) => {
    expect(await statusOfRequest()).toBe(401);
    for (let round = 0; round < 3; round += 1) {
      await begin();
      expect(await metric()).toBe('0');
      expect(await isReady()).toBe(false);
      expect(await statusOfRequest()).toBe(503);
      await end();
      await expect.poll(isReady, RECOVERED).toBe(true);
      expect(await statusOfRequest()).toBe(401);
    }
    expect(gateway.exitCode).toBeNull();
  },
  SLOW,
);

it(
  'ends on SIGTERM within its time though the database is frozen',
  async () => {
    await postgres.signal('SIGSTOP');
    gateway.kill('SIGTERM');
    const ended = await Promise.race([once(gateway, 'exit'), sleep(20_000, 'still there', { ref: false })]);
    expect(ended).not.toBe('still there');
  },
  SLOW,
);
