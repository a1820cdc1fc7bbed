// `npm run bench:quiet-rooms`: what a gateway costs while nothing happens in many rooms, alone and beside others.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';
import { openDatabase } from '@airlock-rtc/gateway';
import { startWorld } from '@airlock-rtc/testkit';
import { startPostgres } from '../../packages/gateway/test/postgres.js';

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '1000,10000' },
    gateways: { type: 'string', default: '1,2' },
    seconds: { type: 'string', default: '60' },
    /** Rooms in which somebody is. */
    people: { type: 'string', default: '4' },
  },
});
const [rooms, gateways] = [values.rooms, values.gateways].map((list) => list.split(',').map(Number)) as [
  number[],
  number[],
];
const SECONDS = Number(values.seconds);
const PEOPLE = Number(values.people);
/** After the first listing, which polls every room. */
const SETTLE_SECONDS = 30;
const MOST_TRANSACTIONS = 10;
const ENTRY = fileURLToPath(new URL('../../packages/gateway/test/gateway-process.ts', import.meta.url));
/** Of a core, for all gateways together. */
const mostCpu = (count: number) => (count > 1000 ? 0.3 : 0.05);
const TICKS_PER_SECOND = 100;

/** Where LiveKit's webhooks go on to: each gateway has another port. */
let gatewayUrl: string | undefined;
await using hooks = await startForwarder();
await using world = await startWorld({ livekit: { webhookUrls: [hooks.url] } });
await using postgres = await startPostgres();
const url = await postgres.createDatabase();
await using database = await openDatabase({ url });
await database.queries.execute(`insert into environments (id, name, created_at) values ('e', 'e', now())`);
let stored = 0;
for (const count of rooms.sort((one, other) => one - other)) {
  await addRooms(stored, count);
  stored = count;
  for (const each of gateways) await measure(count, each);
}

function roomName(index: number): string {
  return `quiet${String(index).padStart(20, '0')}`;
}

async function addRooms(first: number, end: number): Promise<void> {
  await database.queries.execute(`
    insert into spaces (id, environment_id, status, created_at)
    select 'quiet' || lpad(n::text, 20, '0'), 'e', 'idle', now() from generate_series(${first}, ${end - 1}) n`);
  const names = Array.from({ length: end - first }, (_, index) => roomName(first + index)).values();
  // More at a time, and LiveKit answers that it has no servers.
  const create = async () => {
    for (const name of names) await world.rooms.createRoom({ name, emptyTimeout: 36_000 });
  };
  await Promise.all(Array.from({ length: 8 }, create));
  if (first > 0) return;
  for (let index = 0; index < PEOPLE; index += 1)
    await world.addParticipant({ room: roomName(index), identity: `person-${index}` });
}

async function measure(count: number, gatewayCount: number): Promise<void> {
  const running: ChildProcess[] = [];
  while (running.length < gatewayCount) running.push(await startGateway());
  // A first webhook, as any LiveKit sends that has run for a while: without, a gateway polls more.
  await world.rooms.createRoom({ name: 'somebody-elses' });
  await world.rooms.deleteRoom('somebody-elses');
  await sleep(SETTLE_SECONDS * 1000);
  const before = await figures(running);
  await sleep(SECONDS * 1000);
  const after = await figures(running);
  for (const child of running) {
    child.kill();
    await once(child, 'exit');
  }
  const each = after.cpuSeconds.map((seconds, index) => (seconds - before.cpuSeconds[index]!) / SECONDS);
  const cpu = each.reduce((sum, one) => sum + one, 0);
  const transactions = (after.transactions - before.transactions) / SECONDS;
  console.log(
    `${count} quiet rooms, ${gatewayCount} gateways: ` +
      `${each.map((share) => `${(100 * share).toFixed(1)} %`).join(' + ')} of a core ` +
      `(aim: ${100 * mostCpu(count)} %), ${transactions.toFixed(1)} transactions a second (aim: ${MOST_TRANSACTIONS})`,
  );
  if (cpu > mostCpu(count) || transactions > MOST_TRANSACTIONS) process.exitCode = 1;
}

async function startGateway(): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: url,
    LIVEKIT_URL: world.livekit.httpUrl,
    LIVEKIT_API_KEY: world.livekit.apiKey,
    LIVEKIT_API_SECRET: world.livekit.apiSecret,
    AIRLOCK_PORT: '0',
    AIRLOCK_LOG_LEVEL: 'warn',
  };
  const child = fork(ENTRY, { env, execArgv: ['--conditions=@airlock-rtc/source', '--import', 'tsx'] });
  const [told] = (await once(child, 'message')) as [{ url: string }];
  gatewayUrl = told.url;
  return child;
}

async function startForwarder() {
  const server = createServer((request, response) => {
    // LiveKit tries again what is refused, which is a load of its own with thousands of rooms.
    if (!gatewayUrl) return void request.resume().on('end', () => response.end());
    const { authorization = '', 'content-type': type = '' } = request.headers;
    text(request)
      .then((body) =>
        fetch(`${gatewayUrl}${LIVEKIT_WEBHOOK_PATH}`, {
          ...{ method: 'POST', body, headers: { authorization, 'content-type': type } },
        }),
      )
      .then(
        ({ status }) => response.writeHead(status).end(),
        () => response.writeHead(503).end(),
      );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

async function figures(running: readonly ChildProcess[]) {
  const result = await database.queries.execute(
    `select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()`,
  );
  const [row] = (result as unknown as { rows: { count: string }[] }).rows;
  return { transactions: Number(row!.count), cpuSeconds: await Promise.all(running.map(cpuSeconds)) };
}

async function cpuSeconds({ pid }: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold spaces: utime and stime are the 14th and 15th fields of all.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
