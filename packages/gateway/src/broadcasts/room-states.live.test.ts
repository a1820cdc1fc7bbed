// The state of a broadcast in a real room: told to whoever is there, repaired, and begun anew after a loss.
import { readRoomMetadata } from '@airlock-rtc/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  startLiveGateway,
  startLiveGround,
  type LiveGateway,
  type LiveGround,
} from '../../test/live-gateway.js';
import { openInMemory } from '../../test/in-memory.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';

const PATIENCE = { timeout: 40_000, interval: 50 };

let ground: LiveGround;
beforeAll(async () => {
  ground = await startLiveGround();
});
afterAll(() => ground[Symbol.asyncDispose]());

/** A person in the room of a space with a broadcast that can be started. */
async function onStage(live: LiveGateway) {
  const stream = (await live.ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const broadcasts = [{ live_stream_id: stream.id }];
  const space = (await live.ask('POST', '/video/v1/spaces', { body: { broadcasts } })).body.data;
  const { id } = space.broadcasts[0];
  const path = `/video/v1/spaces/${space.id}/broadcasts/${id}`;
  const person = await live.world.addParticipant({ room: space.id, identity: 'person' });
  const read = async () => (await live.ask('GET', path)).body.data;
  await expect
    .poll(async () => (await live.ask('GET', `/video/v1/spaces/${space.id}`)).body.data.status, PATIENCE)
    .toBe('active');
  return {
    ...{ id, read, person },
    room: space.id as string,
    start: () => live.ask('POST', `${path}/start`),
    stop: () => live.ask('POST', `${path}/stop`),
    /** As a person's client sees it. */
    seen: () => readRoomMetadata(person.room.metadata)?.broadcasts,
    metadata: () => person.room.metadata,
  };
}

const options = (broadcaster: ScriptedBroadcaster) => ({ broadcaster, ingestUrl: 'rtmp://127.0.0.1/live' });

it('is told to the room beside what the application keeps there, and again when it was lost', async () => {
  const broadcaster = new ScriptedBroadcaster();
  await using database = await openInMemory();
  await using live = await startLiveGateway({ ...ground, database }, options(broadcaster));
  const stage = await onStage(live);
  await live.world.rooms.updateRoomMetadata(stage.room, '{"theme":"dark"}');
  await stage.start();
  await expect.poll(stage.seen, PATIENCE).toEqual([{ id: stage.id, state: 'starting' }]);
  broadcaster.say(stage.id, { state: 'active' });
  await expect.poll(stage.seen, PATIENCE).toEqual([{ id: stage.id, state: 'active' }]);
  const cause = 'the server hung up';
  broadcaster.say(stage.id, { state: 'retrying', cause });
  await expect.poll(stage.seen, PATIENCE).toEqual([{ id: stage.id, state: 'retrying', cause }]);
  expect(JSON.parse(stage.metadata()!)).toMatchObject({ theme: 'dark' });

  // Somebody who knew an older state writes it back.
  await live.world.rooms.updateRoomMetadata(stage.room, '{"theme":"light"}');
  await expect
    .poll(() => JSON.parse(stage.metadata()!), PATIENCE)
    .toEqual({ theme: 'light', airlock: { broadcasts: [{ id: stage.id, state: 'retrying', cause }] } });
  await stage.stop();
  await expect.poll(stage.seen, PATIENCE).toEqual([{ id: stage.id, state: 'idle' }]);
});

it('leaves metadata alone that is not a JSON object; REST tells the truth all the same', async () => {
  const broadcaster = new ScriptedBroadcaster();
  await using database = await openInMemory();
  await using live = await startLiveGateway({ ...ground, database }, options(broadcaster));
  const stage = await onStage(live);
  await live.world.rooms.updateRoomMetadata(stage.room, 'plain words');
  await stage.start();
  broadcaster.say(stage.id, { state: 'active' });
  await expect.poll(async () => (await stage.read()).status, PATIENCE).toBe('active');
  await expect.poll(stage.metadata, PATIENCE).toBe('plain words');
  const metrics = await (await live.gateway.request('/metrics')).text();
  expect(metrics).toMatch(/^airlock_room_metadata_writes_total\{result="foreign"\} [1-9]/m);
  expect(metrics).not.toMatch(/writes_total\{result="written"\}/);
  await stage.stop();
});

it('is started again on the same key when the broadcaster knows nothing of it', async () => {
  const broadcaster = new ScriptedBroadcaster();
  await using database = await openInMemory();
  await using live = await startLiveGateway({ ...ground, database }, options(broadcaster));
  const stage = await onStage(live);
  await stage.start();
  broadcaster.say(stage.id, { state: 'active' });
  await expect.poll(async () => (await stage.read()).status, PATIENCE).toBe('active');
  broadcaster.forgetAll();
  await expect.poll(() => broadcaster.jobs.length, PATIENCE).toBe(2);
  expect(broadcaster.jobs[1]).toEqual(broadcaster.jobs[0]);
  const { status, airlock } = await stage.read();
  // To whoever watches it is one stream that has a gap.
  expect([status, airlock.state]).toEqual(['active', 'retrying']);
  broadcaster.say(stage.id, { state: 'active' });
  await expect.poll(async () => (await stage.read()).airlock.state, PATIENCE).toBe('active');
  expect(live.app.types().filter((type) => type === 'video.space.broadcast.idle')).toEqual([]);

  broadcaster.forgetAll();
  broadcaster.refusal = new Error('the machine is full');
  await expect
    .poll(async () => (await stage.read()).airlock, PATIENCE)
    .toMatchObject({
      state: 'idle',
      cause: 'it could not be started again: the machine is full',
    });
});
