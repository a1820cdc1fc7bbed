// Two gateways on one Postgres, each with a broadcaster of its own: a broadcast is one gateway's, and never both's.
import { startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../test/postgres.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import { testGateway } from '../../test/gateway.js';
import { openDatabase } from '../database/database.js';

const PATIENCE = { timeout: 15_000, interval: 50 };

let world: World;
let postgres: TestPostgres;
beforeAll(async () => {
  [world, postgres] = await Promise.all([startWorld(), startPostgres()]);
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
});

it('is stopped through either, left alone while its gateway lives, and taken over when that ends', async () => {
  await using database = await openDatabase({ url: await postgres.createDatabase() });
  const { httpUrl, apiKey, apiSecret } = world.livekit;
  const begin = async () => {
    const broadcaster = new ScriptedBroadcaster();
    const livekit = { url: httpUrl, apiKey, apiSecret };
    const options = {
      livekit,
      broadcaster,
      ingestUrl: 'rtmp://127.0.0.1/live',
      reconcileIntervalMs: 200,
    };
    const test = await testGateway(database, options);
    test.gateway.start();
    return { ...test, broadcaster };
  };
  const first = await begin();
  const second = await begin();
  await using _first = first.gateway;
  await using _second = second.gateway;

  const stream = (await first.ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const broadcasts = [{ live_stream_id: stream.id }];
  const space = (await first.ask('POST', '/video/v1/spaces', { body: { broadcasts } })).body.data;
  const path = `/video/v1/spaces/${space.id}/broadcasts/${space.broadcasts[0].id}`;
  const state = async () => (await first.ask('GET', path)).body.data.airlock.state;
  const spaceStatus = async () => (await first.ask('GET', `/video/v1/spaces/${space.id}`)).body.data.status;
  await world.addParticipant({ room: space.id, identity: 'ada' });
  await expect.poll(spaceStatus, PATIENCE).toBe('active');

  await first.ask('POST', `${path}/start`);
  first.broadcaster.say(space.broadcasts[0].id, { state: 'active' });
  await expect.poll(state, PATIENCE).toBe('active');
  await second.gateway.reconciler.reconcile();
  await second.gateway.reconciler.reconcile();
  expect(await state()).toBe('active');
  expect(second.broadcaster.jobs).toEqual([]);

  // The application's requests reach whichever gateway: here it is the other one, with the first one's token.
  const stopped = await second.gateway.request(`${path}/stop`, {
    method: 'POST',
    headers: { authorization: first.authorization },
  });
  expect(stopped.status).toBe(200);
  expect(await state()).toBe('idle');
  expect(first.broadcaster.stopped).toContain(space.broadcasts[0].id);

  await first.ask('POST', `${path}/start`);
  first.broadcaster.say(space.broadcasts[0].id, { state: 'active' });
  await expect.poll(state, PATIENCE).toBe('active');
  const stopping = first.gateway.stop();
  await expect.poll(() => second.broadcaster.jobs.length, PATIENCE).toBe(1);
  expect(second.broadcaster.jobs[0]).toEqual({ ...first.broadcaster.jobs[0], isSuccessor: true });
  second.broadcaster.say(space.broadcasts[0].id, { state: 'active' });
  await stopping;
  expect(first.broadcaster.stopped).toEqual([space.broadcasts[0].id, space.broadcasts[0].id]);
});
