// Two gateways on one Postgres, each with broadcasts of its own: what one of them leaves, the other goes on with.
import { Viewer } from '@airlock-rtc/testkit/stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../packages/gateway/test/postgres.js';
import type { GatewayProcess } from './go-live/gateway-process.js';
import { broadcastersOf, LiveStage, type Show } from './go-live/live-stage.js';
import { isAlive } from './go-live/processes.js';

const soon = { timeout: 40_000, interval: 100 };

let postgres: TestPostgres;
let stage: LiveStage;
beforeAll(async () => {
  postgres = await startPostgres();
  stage = await LiveStage.set({ DATABASE_URL: await postgres.createDatabase() });
});
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
});

/** For a process whose clock is a minute behind that of everybody else. */
const MINUTE_BEHIND = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`
    const behind = () => Real.now() - 60_000;
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(behind()); }
      static now() { return behind(); }
    };`)}`,
};

async function onAir(): Promise<Show> {
  const show = await stage.newShow();
  await stage.world.addParticipant({ room: show.room, identity: 'ada', pattern: { color: 'red' } });
  await expect.poll(() => show.spaceStatus(), soon).toBe('active');
  expect(await show.start()).toMatchObject({ status: 200 });
  await expect.poll(() => show.states(), soon).toBe('active: active');
  return show;
}

/** Asked for just before it is needed: on a busy machine a gateway loses its lease, and the broadcast gets another process. */
async function broadcasterOf(show: Show): Promise<number> {
  await expect.poll(() => show.broadcasters(), soon).toHaveLength(1);
  return (await show.broadcasters())[0]!;
}

async function expectPictures({ streamUrl }: Show): Promise<void> {
  await using viewer = new Viewer(streamUrl);
  await expect.poll(() => viewer.frames.length, soon).toBeGreaterThan(10);
}

/** Until the end of its block, at the latest. */
function freeze(...pids: number[]): Disposable {
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  return {
    [Symbol.dispose]() {
      // One that has ended is a zombie until its gateway goes on.
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    },
  };
}

/** As the other gateway has it. */
async function stateAt(peer: GatewayProcess, show: Show): Promise<string> {
  const path = `/video/v1/spaces/${show.room}/broadcasts/${show.id}`;
  return (await peer.ask('GET', path, stage.authorization)).body.data.airlock.state;
}

it('a gateway that is frozen: its broadcaster ends by itself, and another one, a minute behind, has it on the air alone', async () => {
  const show = await onAir();
  await using peer = await stage.startPeer(MINUTE_BEHIND);
  // By its own clock it would see the owner alive for a minute, or for dead at once.
  await stage.untilPolledAgain(2);
  expect(await broadcastersOf(peer)).toEqual([]);
  const first = await broadcasterOf(show);
  {
    using _frozen = freeze(stage.gateway.pid);
    const alone = expect.poll(() => isAlive(first), soon).toBe(false);
    const taken = expect.poll(() => broadcastersOf(peer), soon).toHaveLength(1);
    // Its broadcaster has ended before anybody else begins.
    expect(await Promise.race([alone.then(() => 'ended'), taken.then(() => 'taken')])).toBe('ended');
    await taken;
    await expect.poll(() => stateAt(peer, show), soon).toBe('active');
  }
  await stage.untilPolledAgain(2);
  expect(await show.broadcasters()).toEqual([]);
  expect(await broadcastersOf(peer)).toHaveLength(1);
  expect(await show.states()).toBe('active: active');
  await expectPictures(show);
  expect(await show.stop()).toMatchObject({ status: 200 });
  expect(await broadcastersOf(peer)).toEqual([]);
});

it('a gateway and its broadcaster that are frozen together: they come back to nothing', async () => {
  const show = await onAir();
  await using peer = await stage.startPeer();
  const first = await broadcasterOf(show);
  {
    using _frozen = freeze(first, stage.gateway.pid);
    await expect.poll(() => broadcastersOf(peer), soon).toHaveLength(1);
  }
  await expect.poll(() => isAlive(first), soon).toBe(false);
  await stage.untilPolledAgain(2);
  expect(await show.broadcasters()).toEqual([]);
  await expect.poll(() => show.states(), soon).toBe('active: active');
  await show.stop();
});

it('a gateway that is frozen while it is the only one: the broadcast goes on when it comes back', async () => {
  const show = await onAir();
  const first = await broadcasterOf(show);
  {
    using _frozen = freeze(stage.gateway.pid);
    await expect.poll(() => isAlive(first), soon).toBe(false);
  }
  await expect.poll(() => show.broadcasters(), soon).not.toEqual([]);
  await expect.poll(() => show.states(), soon).toBe('active: active');
  expect(await show.broadcasters()).toHaveLength(1);
  await show.stop();
});

it('a gateway that is replaced: it sends until another one is ready to', async () => {
  const show = await onAir();
  await using peer = await stage.startPeer();
  const first = await broadcasterOf(show);
  const told = stage.told().length;
  const gone = stage.gateway.kill('SIGTERM');
  const taken = expect.poll(() => broadcastersOf(peer), soon).toHaveLength(1);
  const ended = expect.poll(() => isAlive(first), soon).toBe(false);
  expect(await Promise.race([taken.then(() => 'taken'), ended.then(() => 'ended')])).toBe('taken');
  await Promise.all([gone, ended]);
  await expectPictures(show);
  await expect.poll(() => stateAt(peer, show), soon).toBe('active');
  // To the application it was one broadcast all along.
  expect(stage.told().slice(told)).toEqual([]);
});
