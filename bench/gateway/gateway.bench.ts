// `npm run bench:gateway`: the token exchange, lists and webhooks, beside what they cannot be faster than.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '@airlock-rtc/gateway';
import type { Request } from 'autocannon';
import { Hono } from 'hono';
import { jwtVerify, SignJWT } from 'jose';
import { claimCostMs, storeBlocked } from './claim-cost.js';
import { load } from './load.js';
import { newSigner, storedGateway } from './stored-gateway.js';
import { startWebhookCounter } from './webhook-counter.js';

const { values } = parseArgs({
  options: {
    spaces: { type: 'string', default: '10000' },
    webhooks: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '5' },
    compared: { type: 'string', default: '2000' },
    requests: { type: 'string', default: '100000' },
    /** Webhooks that wait behind one that is refused. */
    blocked: { type: 'string', default: '500000' },
    /** On a Postgres of the system's, started for it, without fsync. */
    postgres: { type: 'boolean', default: false },
  },
});
const SPACES = Number(values.spaces);
const WEBHOOKS = Number(values.webhooks);
const SECONDS = Number(values.seconds);
const COMPARED = Number(values.compared);
const REQUESTS = Number(values.requests);
const EXCHANGE = '/airlock/v1/token-exchange';
const BLOCKED = Number(values.blocked);
/** Of jose's verification and signature. */
const MOST_EXCHANGE_COST = 1.6;
/** Of the rate of `SELECT 1`. */
const LEAST_LIST_RATE = 0.3;
/** Page 400 of the rate of page 1. */
const LEAST_LATER_PAGE_RATE = 0.8;
const MOST_GROWTH_MEBIBYTES = 16;

const json = { 'content-type': 'application/json' };
await using stored = await storedGateway(values.postgres);
const { gateway, database, newApplication } = stored;

const application = await newApplication('load');
const ids = await application.createSpaces(SPACES);
console.log(`${database.kind}, ${SPACES} spaces stored`);

await using counter = await startWebhookCounter();
await (await newApplication('webhooks', counter.url)).createSpaces(WEBHOOKS);
// As Postgres does by itself within a minute: until then it knows nothing of what was stored.
await database.queries.execute('analyze');
const outboxBegan = performance.now();
await using listening = await listen(gateway);
await counter.reached(WEBHOOKS);
console.log(`outbox: ${perSecond(WEBHOOKS, outboxBegan)} webhooks a second, each for another space`);

const signer = await newSigner(application);
const tokens = await Promise.all(ids.slice(0, 20).map(signer.sign));
const exchanges = tokens.map((token) => JSON.stringify({ token }));
await using peers = await servePeers();
const authorization = { authorization: application.authorization };
const loads: [string, string, Request[]][] = [
  ['empty hono handler', peers.url, [{ path: '/empty' }]],
  ['SELECT 1 in a hono handler', peers.url, [{ path: '/select' }]],
  ['list of 25 spaces', listening.url, [{ path: '/video/v1/spaces', headers: authorization }]],
  [
    'list of 25 spaces, page 400',
    listening.url,
    [{ path: '/video/v1/spaces?page=400', headers: authorization }],
  ],
  [
    'token exchange',
    listening.url,
    exchanges.map((body) => ({ path: EXCHANGE, method: 'POST', headers: json, body })),
  ],
];
const rates: Record<string, number> = {};
for (const [name, url, requests] of loads) {
  const { requestsPerSecond, p50Ms, p99Ms, failures } = await load(url, requests, SECONDS);
  console.log(`${name}: ${requestsPerSecond.toFixed(0)} a second, p50 ${p50Ms} ms, p99 ${p99Ms} ms`);
  fail(failures > 0, `${failures} were not answered well`);
  rates[name] = requestsPerSecond;
}
const listRate = rates['list of 25 spaces']! / rates['SELECT 1 in a hono handler']!;
console.log(`list of 25 spaces: ${listRate.toFixed(2)} of SELECT 1 (aim: at least ${LEAST_LIST_RATE})`);
fail(listRate < LEAST_LIST_RATE, 'the list takes too long');
const laterPageRate = rates['list of 25 spaces, page 400']! / rates['list of 25 spaces']!;
fail(laterPageRate < LEAST_LATER_PAGE_RATE, 'a later page takes longer than the first');

const claimBefore = await claimCostMs(database);
await storeBlocked(database, BLOCKED);
const claimAfter = await claimCostMs(database);
console.log(
  `one claim: ${claimBefore.toFixed(2)} ms, with ${BLOCKED} blocked deliveries ${claimAfter.toFixed(2)} ms`,
);
fail(claimAfter > 3 * claimBefore, 'a claim costs more with many that wait');

await compareWithCryptography();
await watchMemory();

async function exchange(index: number): Promise<void> {
  const body = exchanges[index % exchanges.length]!;
  // As over HTTP, where the length is told.
  const headers = { ...json, 'content-length': String(Buffer.byteLength(body)) };
  const response = await gateway.request(EXCHANGE, { method: 'POST', headers, body });
  if (response.status !== 200) throw new Error(`exchange answered ${response.status}`);
  await response.text();
}

/** One after the other in turns, without a port, so that both have the same machine. */
async function compareWithCryptography(): Promise<void> {
  const secret = new TextEncoder().encode(stored.world.livekit.apiSecret);
  const cryptography = async (index: number) => {
    const { payload } = await jwtVerify(tokens[index % tokens.length]!, signer.publicKey, { audience: 'rt' });
    await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  };
  const select = async () => void (await database.queries.execute('select 1'));
  const totals = { exchange: 0, cryptography: 0, select: 0 };
  for (let index = -200; index < COMPARED; index += 1) {
    for (const [name, work] of Object.entries({ exchange, cryptography, select })) {
      const began = performance.now();
      await work(Math.abs(index));
      if (index >= 0) totals[name as keyof typeof totals] += performance.now() - began;
    }
  }
  const each = (total: number) => `${(total / COMPARED).toFixed(3)} ms`;
  const ratio = totals.exchange / totals.cryptography;
  console.log(
    `one exchange ${each(totals.exchange)}, RS256 verification and HS256 signature ${each(totals.cryptography)}, ` +
      `SELECT 1 ${each(totals.select)}: ratio ${ratio.toFixed(2)} (aim: at most ${MOST_EXCHANGE_COST})`,
  );
  fail(ratio > MOST_EXCHANGE_COST, 'the exchange costs more than its aim');
}

async function watchMemory(): Promise<void> {
  const heaps: number[] = [];
  const began = performance.now();
  for (let done = 0; done < REQUESTS; done += 1) {
    // Ten at a time would hide nothing: what leaks, leaks one by one.
    if (done % 10 === 9) await application.ask('GET', '/video/v1/spaces?limit=5');
    else await exchange(done);
    if ((done + 1) % (REQUESTS / 10) === 0) heaps.push(heapMebibytes());
  }
  console.log(
    `heap after each ${REQUESTS / 10} of ${REQUESTS} requests, MiB: ${heaps.map((one) => one.toFixed(1)).join(' ')}`,
  );
  console.log(`${perSecond(REQUESTS, began)} requests a second, one after the other`);
  fail(heaps.at(-1)! - heaps[0]! > MOST_GROWTH_MEBIBYTES, 'memory grows');
}

function heapMebibytes(): number {
  globalThis.gc!();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function perSecond(count: number, began: number): string {
  return (count / ((performance.now() - began) / 1000)).toFixed(0);
}

function fail(hasFailed: boolean, message: string): void {
  if (!hasFailed) return;
  console.log(`FELL SHORT: ${message}`);
  process.exitCode = 1;
}

async function servePeers() {
  const app = new Hono()
    .get('/empty', (c) => c.body(null, 200))
    .get('/select', async (c) => {
      await database.queries.execute('select 1');
      return c.json({ data: [] });
    });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}
