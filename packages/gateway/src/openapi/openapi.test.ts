import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openInMemory } from '../../test/in-memory.js';
import { testGateway } from '../../test/gateway.js';
import { compactOperations, differences, type CompactOperation } from '../../test/openapi-compact.js';
import type { Database } from '../database/database.js';
import { newRouter } from '../http/router.js';
import { serveOpenApi } from './openapi.js';

/** Where the gateway says more, or other, than what is known of Mux's API; each with its reason. */
const KNOWN: [RegExp, string][] = [
  [/query (limit|page)\.maximum/, 'absurd paging is refused; Mux’s bounds are not documented'],
  [/\.airlock: undefined is/, 'what Mux had no words for is in one field beside its own'],
  [/\.layout\.enum: /, 'LiveKit’s layouts are drawn beside Mux’s three'],
  [/\.maxLength: undefined is/, 'text has an end'],
  [/^responses\.(400|404|412|413): undefined is "error"/, 'Mux’s document declares successes only'],
  [
    /^responses\.(429|502|503): undefined is "error"/,
    'live streams may be at Mux, which may refuse or be silent',
  ],
  [/^responses\.429: "error" is undefined/, 'only the token exchange is rate-limited'],
  [
    /^responses\.20[01](\..*)?\.required: undefined is \[("data"|"id","policy")\]/,
    'always there in our answers',
  ],
];

const contract = JSON.parse(
  readFileSync(new URL('../../test/fixtures/mux-contract.json', import.meta.url), 'utf8'),
) as Record<string, CompactOperation>;

let database: Database;
// What was served.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
let document: any;
beforeAll(async () => {
  database = await openInMemory();
  const { gateway } = await testGateway(database, { isDevelopment: true });
  document = await (await gateway.request('/openapi.json')).json();
}, 60_000);
afterAll(() => database.close());

it.each(Object.keys(contract))('%s is served as Mux’s clients know it', (operation) => {
  const served = compactOperations(document)[operation];
  const unexplained = differences(contract[operation]!, served).filter(
    (difference) => !KNOWN.some(([pattern]) => pattern.test(difference)),
  );
  expect(unexplained).toEqual([]);
});

it('every explanation still explains something', () => {
  const served = compactOperations(document);
  const all = Object.entries(contract).flatMap(([name, operation]) => differences(operation, served[name]));
  for (const [pattern, reason] of KNOWN)
    expect([reason, all.some((one) => pattern.test(one))]).toEqual([reason, true]);
});

it('everything besides is Airlock’s own', () => {
  const others = Object.keys(compactOperations(document)).filter((operation) => !(operation in contract));
  expect(others.filter((one) => !/ \/(airlock\/v1\/.*|healthz|readyz|metrics)$/.test(one))).toEqual([]);
  expect(others).toContain('POST /airlock/v1/dev/join');
});

it('never declares 409, which mux-node 8 would retry', () => {
  const statuses = Object.values(compactOperations(document)).flatMap(({ responses }) =>
    Object.keys(responses),
  );
  expect(statuses).not.toContain('409');
});

it('is built once, and then served as it is', async () => {
  const app = newRouter();
  const build = vi.spyOn(app, 'getOpenAPI31Document');
  serveOpenApi(app);
  const [first, second] = [await app.request('/openapi.json'), await app.request('/openapi.json')];
  expect(await second.text()).toBe(await first.text());
  expect(build).toHaveBeenCalledTimes(1);
});

it('describes the webhooks', () => {
  const types = (name: string) => document.components.schemas[name].allOf?.[1].properties.type.enum;
  expect(Object.keys(document.webhooks)).toEqual(['spaceEvent', 'broadcastEvent', 'liveStreamEvent']);
  expect([...types('SpaceEvent'), ...types('BroadcastEvent')]).toHaveLength(9);
});
