import { BROADCASTER_IDENTITY_PREFIX } from '@airlock-rtc/contract';
import { TestParticipant } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inOneHour, muxToken } from '../../test/mux-tokens.js';
import {
  startLiveGateway,
  startLiveGround,
  type LiveGateway,
  type LiveGround,
} from '../../test/live-gateway.js';
import { verifyHeader } from '../../test/webhook-receiver.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';

const PATIENCE = { timeout: 40_000, interval: 50 };

let ground: LiveGround;
beforeAll(async () => {
  ground = await startLiveGround();
});
afterAll(() => ground[Symbol.asyncDispose]());

async function newSpace({ ask }: LiveGateway): Promise<string> {
  return (await ask('POST', '/video/v1/spaces', { body: {} })).body.data.id;
}

async function spaceOf({ ask }: LiveGateway, id: string) {
  return (await ask('GET', `/video/v1/spaces/${id}`)).body.data;
}

async function newKey({ ask }: LiveGateway): Promise<{ id: string; private_key: string }> {
  return (await ask('POST', '/system/v1/signing-keys')).body.data;
}

/** Joins as an application's user does: with a Mux token, exchanged for a LiveKit one. */
async function join(
  live: LiveGateway,
  spaceId: string,
  participantId: string,
  key?: { id: string; private_key: string },
): Promise<TestParticipant> {
  key ??= await newKey(live);
  const claims = { aud: 'rt', sub: spaceId, exp: inOneHour(), participant_id: participantId };
  const token = muxToken({ privateKey: key.private_key, keyId: key.id, claims });
  const { status, body } = await live.ask('POST', '/airlock/v1/token-exchange', { body: { token } });
  if (status !== 200) throw new Error(`not exchanged: ${JSON.stringify(body)}`);
  return TestParticipant.join(body.url, body.token);
}

it('a space is active while people are in it, keeps its session over a reconnect, and says so', async () => {
  await using live = await startLiveGateway(ground);
  const id = await newSpace(live);
  const one = await join(live, id, 'ada');
  await vi.waitFor(async () => expect(await spaceOf(live, id)).toMatchObject({ status: 'active' }), PATIENCE);
  const { active_session_id: session } = await spaceOf(live, id);
  expect(session).toMatch(/^[A-Za-z0-9]{43}$/);
  expect(await live.ask('DELETE', `/video/v1/spaces/${id}`)).toMatchObject({
    status: 412,
    body: { error: { type: 'failed_request' } },
  });

  // Gone and back within the grace: one session. The same participant id twice is no conflict.
  await one.disconnect();
  await using two = await join(live, id, 'ada');
  await using three = await join(live, id, 'ada');
  await vi.waitFor(async () => expect(await live.gateway.reconciler.poll(id)).toBeUndefined());
  expect(await spaceOf(live, id)).toMatchObject({ status: 'active', active_session_id: session });

  await two.disconnect();
  await three.disconnect();
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('idle'), PATIENCE);
  expect(await spaceOf(live, id)).not.toHaveProperty('active_session_id');

  await using _again = await join(live, id, 'ada');
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('active'), PATIENCE);
  expect((await spaceOf(live, id)).active_session_id).not.toBe(session);

  const types = ['video.space.created', 'video.space.active', 'video.space.idle', 'video.space.active'];
  await vi.waitFor(() => expect(live.app.types()).toEqual(types), PATIENCE);
  for (const { body, signature } of live.app.received) verifyHeader(body, signature, live.webhookSecret);
  expect(live.app.received[1]!.event).toMatchObject({
    object: { type: 'space', id },
    data: { id, status: 'active', active_session_id: session, created_at: expect.any(Number) },
  });
  const refused = await live.gateway.request('/airlock/v1/livekit-webhook', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/webhook+json' },
  });
  expect(refused.status).toBe(401);
  expect((await live.askAdmin('GET', '/status')).body.data.livekit).toMatchObject({
    reachable: true,
    last_webhook_at: expect.any(String),
  });
});

it('where no webhook arrives and rooms are not made by themselves, it is true within seconds', async () => {
  await using quiet = await startLiveGround({ doWebhooksArrive: false, isAutoCreated: false });
  await using live = await startLiveGateway(quiet);
  const id = await newSpace(live);
  const one = await join(live, id, 'ada');
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('active'), PATIENCE);
  await one.disconnect();
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('idle'), PATIENCE);
});

it('deleting a space closes its room, at the latest when LiveKit is listed', async () => {
  await using live = await startLiveGateway(ground);
  const id = await newSpace(live);
  await live.world.rooms.createRoom({ name: id });
  expect((await live.ask('DELETE', `/video/v1/spaces/${id}`)).status).toBe(204);
  const names = async () => (await live.world.rooms.listRooms()).map(({ name }) => name);
  expect(await names()).not.toContain(id);
  // Somebody comes with a token from before, and LiveKit makes the room again.
  await using _late = await live.world.addParticipant({ room: id, identity: 'late' });
  await vi.waitFor(async () => expect(await names()).not.toContain(id), PATIENCE);
});

it('deleting a signing key puts the people out whom it let in, also those who come back, and nobody else', async () => {
  await using live = await startLiveGateway(ground);
  const id = await newSpace(live);
  const [stolen, other] = [await newKey(live), await newKey(live)];
  await using _ada = await join(live, id, 'ada', other);
  await using _thief = await join(live, id, 'thief', stolen);
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('active'), PATIENCE);
  const claims = { aud: 'rt', sub: id, exp: inOneHour(), participant_id: 'thief' };
  const token = muxToken({ privateKey: stolen.private_key, keyId: stolen.id, claims });
  const { body } = await live.ask('POST', '/airlock/v1/token-exchange', { body: { token } });
  const names = async () =>
    (await live.world.rooms.listParticipants(id)).map(({ identity }) => identity.split('-')[0]).sort();
  expect(await names()).toEqual(['ada', 'thief']);

  const path = `/signing-keys/${stolen.id}?environment_id=${live.environmentId}&evict=true`;
  expect((await live.askAdmin('DELETE', path)).status).toBe(204);
  expect(await names()).toEqual(['ada']);
  await using _again = await TestParticipant.join(body.url, body.token);
  await vi.waitFor(async () => expect(await names()).toEqual(['ada']), PATIENCE);
});

it('leaves rooms alone that are nobody’s space, and follows one that was made elsewhere', async () => {
  await using live = await startLiveGateway(ground);
  const id = await newSpace(live);
  await using _stranger = await live.world.addParticipant({ room: 'not-a-space', identity: 'stranger' });
  await using _direct = await live.world.addParticipant({ room: id, identity: 'direct' });
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('active'), PATIENCE);
  await live.gateway.reconciler.reconcile();
  expect((await live.ask('GET', '/video/v1/spaces')).body.data).toHaveLength(1);
  const rooms = (await live.world.rooms.listRooms()).map(({ name }) => name);
  expect(rooms).toEqual(expect.arrayContaining(['not-a-space', id]));
});

it('does not count recorders, broadcasters and hidden participants', async () => {
  await using live = await startLiveGateway(ground);
  const id = await newSpace(live);
  for (const [identity, grant] of [
    [`${BROADCASTER_IDENTITY_PREFIX}1`, { recorder: true, hidden: true }],
    ['recorder', { recorder: true }],
    ['ghost', { hidden: true }],
  ] as const) {
    await live.world.addParticipant({ room: id, identity, grant });
  }
  await live.gateway.reconciler.reconcile();
  expect((await spaceOf(live, id)).status).toBe('idle');
  await using _person = await live.world.addParticipant({ room: id, identity: 'person' });
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('active'), PATIENCE);
});

it('ends the broadcasts of a space before it calls the space idle', async () => {
  const broadcaster = new ScriptedBroadcaster();
  await using live = await startLiveGateway(ground, { broadcaster, ingestUrl: 'rtmp://127.0.0.1/live' });
  const stream = (await live.ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const id = await newSpace(live);
  const path = `/video/v1/spaces/${id}/broadcasts`;
  const broadcast = (await live.ask('POST', path, { body: { live_stream_id: stream.id } })).body.data;
  const person = await live.world.addParticipant({ room: id, identity: 'person' });
  await vi.waitFor(async () => expect((await spaceOf(live, id)).status).toBe('active'), PATIENCE);
  await live.ask('POST', `${path}/${broadcast.id}/start`);
  broadcaster.say(broadcast.id, { state: 'active' });
  await vi.waitFor(() => expect(live.app.types()).toContain('video.space.broadcast.active'), PATIENCE);
  await person.disconnect();
  await vi.waitFor(() => expect(live.app.types()).toContain('video.space.idle'), PATIENCE);
  expect(broadcaster.stopped).toEqual([broadcast.id]);
  expect(live.app.types().filter((type) => type.startsWith('video.space'))).toEqual([
    'video.space.created',
    'video.space.broadcast.created',
    'video.space.updated',
    'video.space.active',
    'video.space.broadcast.active',
    'video.space.broadcast.idle',
    'video.space.idle',
  ]);
  const idle = live.app.received.find(({ event }) => event.type === 'video.space.idle')!.event;
  expect(idle.data.broadcasts).toMatchObject([{ id: broadcast.id, status: 'idle' }]);
});
