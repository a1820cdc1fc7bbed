// What a broadcast outlives, and what is told meanwhile: RTMP server, broadcaster, gateway and LiveKit die and come back.
import { Ingest } from '@airlock-rtc/testkit';
import { Viewer } from '@airlock-rtc/testkit/stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveStage, type Show } from './go-live/live-stage.js';
import { isAlive } from './go-live/processes.js';

const soon = { timeout: 30_000, interval: 100 };

let stage: LiveStage;
beforeAll(async () => {
  stage = await LiveStage.set();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

/** Somebody with a picture joins, and the broadcast goes on the air. */
async function onAir(show: Show): Promise<void> {
  await enter(show, 'ada');
  await expect.poll(() => show.spaceStatus(), soon).toBe('active');
  expect(await show.start()).toMatchObject({ status: 200 });
  await expect.poll(async () => (await show.read()).airlock.state, soon).toBe('active');
}

function enter({ room }: Show, identity: string) {
  return stage.world.addParticipant({ room, identity, pattern: { color: 'red' }, toneHz: 440 });
}

/** The picture of the room arrives under the stream key of the live stream. */
async function expectPictures({ streamUrl }: Show): Promise<void> {
  await using viewer = new Viewer(streamUrl);
  await expect.poll(() => viewer.frames.length, soon).toBeGreaterThan(10);
}

const airlockOf = async (show: Show) => (await show.read()).airlock;
const stateInRoom = async (show: Show) => (await show.inRoom())?.[0];
/** Each once: what a gateway had sent, and not stored yet when it was killed, comes again with the same id. */
const eventsOf = (show: Show) => {
  const events = stage.app.delivered.map(({ event }) => event).filter(({ data }) => data.id === show.id);
  const once = new Map(events.map(({ id, type }) => [id, type.replace('video.space.broadcast.', '')]));
  return [...once.values()];
};

it('an RTMP server that dies and comes back, while the other destination goes on undisturbed', async () => {
  await using mortal = await Ingest.start();
  const show = await stage.newShow([mortal.url('other-key')]);
  await onAir(show);
  await expect.poll(() => show.states(), soon).toBe('active: active active');
  await using viewer = new Viewer(show.streamUrl);
  await expect.poll(() => viewer.frames.length, soon).toBeGreaterThan(60);

  await mortal.kill();
  await expect.poll(() => show.states(), soon).toBe('active: active retrying');
  const { destinations } = await airlockOf(show);
  expect(destinations[1]).toMatchObject({ url: expect.stringContaining('•••'), cause: expect.any(String) });
  expect(JSON.stringify(destinations)).not.toContain('other-key');
  // The whole is on the air: neither the room nor the application hears of a trouble.
  expect(await stateInRoom(show)).toMatchObject({ state: 'active' });
  await mortal.restart();
  await expect.poll(() => show.states(), soon).toBe('active: active active');
  expect((await airlockOf(show)).destinations[1].retries).toBeGreaterThan(0);
  expect(await stage.metrics()).toMatch(
    /^airlock_broadcast_destination_retries_total\{destination="2"\} [1-9]/m,
  );
  await using again = new Viewer(mortal.url('other-key'));
  await expect.poll(() => again.frames.length, soon).toBeGreaterThan(10);
  const times = viewer.frames.map(({ atSeconds }) => atSeconds);
  expect(Math.max(...times.slice(1).map((at, index) => at - times[index]!))).toBeLessThan(0.5);
  await show.stop();
  await expect.poll(() => eventsOf(show), soon).toEqual(['created', 'active', 'idle']);
});

it('the only RTMP server that dies: told as retrying to the room, and on the air again by itself', async () => {
  const show = await stage.newShow();
  await onAir(show);
  await using watching = new Viewer(show.streamUrl);
  await expect.poll(() => watching.frames.length, soon).toBeGreaterThan(60);
  await stage.ingest.kill();
  await expect.poll(() => show.states(), soon).toBe('retrying: retrying');
  await expect
    .poll(() => stateInRoom(show), soon)
    .toMatchObject({ state: 'retrying', cause: expect.any(String) });
  expect((await show.read()).status).toBe('active');
  await stage.ingest.restart();
  await expect.poll(() => show.states(), soon).toBe('active: active');
  await expect.poll(() => stateInRoom(show), soon).toEqual({ id: show.id, state: 'active' });
  await expectPictures(show);
  await show.stop();
  await expect.poll(() => eventsOf(show), soon).toEqual(['created', 'active', 'idle']);
});

it('a broadcaster that is killed: seen within 5 s, told truthfully, started again once on the same key', async () => {
  const show = await stage.newShow();
  await onAir(show);
  const [first] = await show.broadcasters();
  const killedAt = Date.now();
  process.kill(first!, 'SIGKILL');
  await expect
    .poll(() => airlockOf(show), soon)
    .toMatchObject({ state: 'retrying', cause: expect.stringContaining('ended unexpectedly') });
  const seenAfterMs = Date.parse((await airlockOf(show)).since) - killedAt;
  expect(seenAfterMs).toBeLessThan(5000);
  await expect.poll(() => show.states(), soon).toBe('active: active');
  await expectPictures(show);
  const [second, ...others] = await show.broadcasters();
  expect(others).toEqual([]);
  expect(second).not.toBe(first);
  expect(await stage.metrics()).toMatch(/^airlock_broadcast_restarts_total\{by="broadcaster"\} 1$/m);

  process.kill(second!, 'SIGKILL');
  await expect.poll(() => airlockOf(show), soon).toMatchObject({ state: 'idle', cause: expect.any(String) });
  expect(await show.broadcasters()).toEqual([]);
  await expect.poll(() => eventsOf(show), soon).toEqual(['created', 'active', 'idle']);
  await expect
    .poll(() => stateInRoom(show), soon)
    .toMatchObject({ state: 'idle', cause: expect.any(String) });
});

it('a gateway that is killed: no broadcaster without an owner, and the broadcast goes on with the next', async () => {
  const show = await stage.newShow();
  await onAir(show);
  const [orphan] = await show.broadcasters();
  await stage.gateway.kill();
  await expect.poll(() => isAlive(orphan!), soon).toBe(false);
  await stage.startGateway();
  await expect.poll(() => show.states(), soon).toBe('active: active');
  await expectPictures(show);
  expect(await show.broadcasters()).toHaveLength(1);
  await expect.poll(() => stateInRoom(show), soon).toEqual({ id: show.id, state: 'active' });
  expect(await stage.metrics()).toMatch(/^airlock_broadcast_restarts_total\{by="gateway"\} 1$/m);
  await show.stop();
  // To the application it was one broadcast all along.
  await expect.poll(() => eventsOf(show), soon).toEqual(['created', 'active', 'idle']);
});

it('the last person gone and back within the grace: no new stream; gone for good: it ends before the space is idle', async () => {
  const show = await stage.newShow();
  await onAir(show);
  const [broadcaster] = await show.broadcasters();
  const told = stage.told().length;
  await stage.world.rooms.removeParticipant(show.room, 'ada');
  await using ada = await enter(show, 'ada');
  await expect.poll(() => ada.room.isConnected).toBe(true);
  // Longer than the gateway would have taken to end it.
  await stage.untilPolledAgain(3);
  expect(await show.states()).toBe('active: active');
  expect(await show.broadcasters()).toEqual([broadcaster]);
  await expectPictures(show);
  expect(stage.told().slice(told)).toEqual([]);

  await ada.disconnect();
  await expect.poll(() => show.spaceStatus(), soon).toBe('idle');
  expect(await airlockOf(show)).toMatchObject({ state: 'idle', cause: 'everyone has left the space' });
  expect(await show.broadcasters()).toEqual([]);
  await expect
    .poll(() => stage.told().slice(told), soon)
    .toEqual(['video.space.broadcast.idle', 'video.space.idle']);
});

it('a LiveKit that dies and comes back: its people return, and the broadcast never ended', async () => {
  const show = await stage.newShow();
  await onAir(show);
  const [broadcaster] = await show.broadcasters();
  await stage.restartLiveKit();
  // Longer than a room that people have left would stay on the air.
  await stage.untilPolledAgain(4);
  expect(await show.states()).toBe('active: active');
  await using _back = await enter(show, 'ada-again');
  await expect.poll(() => stateInRoom(show), soon).toEqual({ id: show.id, state: 'active' });
  expect(await show.broadcasters()).toEqual([broadcaster]);
  await using viewer = new Viewer(show.streamUrl);
  const whole = { x: 10, y: 10, width: 700, height: 700 };
  await expect.poll(() => viewer.seen(whole)?.color, soon).toBe('red');
  await show.stop();
  await expect.poll(() => eventsOf(show), soon).toEqual(['created', 'active', 'idle']);
});

it('a destination that refuses the key: the start is refused with that reason, and nothing stays behind', async () => {
  await using strict = await Ingest.start({ mayPublish: () => false });
  const elsewhere = { AIRLOCK_INGEST_URL: strict.url('').replace(/\/$/, '') };
  await stage.gateway.kill('SIGTERM');
  await stage.startGateway(elsewhere);
  const show = await stage.newShow();
  await using _ada = await enter(show, 'ada');
  await expect.poll(() => show.spaceStatus(), soon).toBe('active');
  const answers: unknown[] = [];
  const start = async () => {
    const answer = await show.start();
    answers.push(answer.body);
    return answer;
  };
  // It waits eight seconds for what becomes of it. On a busy machine the refusal may come later, and is the next one's answer.
  await expect.poll(start, soon).toMatchObject({
    status: 412,
    body: { error: { type: 'failed_request', airlock: { reason: 'destination_refused' } } },
  });
  expect(await stage.metrics()).toMatch(
    /^airlock_broadcast_refusals_total\{reason="destination_refused"\} [1-9]/m,
  );
  expect(JSON.stringify(answers)).not.toContain(show.stream.stream_key);
  await expect
    .poll(() => airlockOf(show), soon)
    .toMatchObject({ state: 'idle', cause: expect.stringContaining('refuse') });
  expect(await show.broadcasters()).toEqual([]);
  await expect
    .poll(() => stateInRoom(show), soon)
    .toMatchObject({ state: 'idle', cause: expect.any(String) });
});
