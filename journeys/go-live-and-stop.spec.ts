// Whoever pressed "go live" on Mux: three requests, and the room is on the air; everybody is told the same truth.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { servePage } from '@airlock-rtc/testkit';
import { Viewer } from '@airlock-rtc/testkit/stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveStage } from './go-live/live-stage.js';
import type * as SpectatorPage from './go-live/spectator-page.js';

const soon = { timeout: 30_000, interval: 100 };

let stage: LiveStage;
beforeAll(async () => {
  stage = await LiveStage.set();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

it('goes live, is seen at the ingest, tells everybody, and ends', async () => {
  const { world } = stage;
  const show = await stage.newShow();
  const { room } = show;
  // Before anybody has joined there is nothing to send.
  expect(await show.start()).toMatchObject({
    status: 412,
    body: { error: { airlock: { reason: 'room_empty' } } },
  });

  await using served = await servePage({ entry: join(import.meta.dirname, 'go-live/spectator-page.ts') });
  await world.addParticipant({ room, identity: 'ada', name: 'Ada', pattern: { color: 'red' }, toneHz: 440 });
  await world.addParticipant({ room, identity: 'ben', name: 'Ben', pattern: { color: 'blue' }, toneHz: 660 });
  await using browser = await world.addBrowser();
  const page = await browser.newPage(served.url);
  const tokens = {
    space: await world.token({ room, identity: 'spectator' }),
    room: await world.token({ room, identity: 'ranked' }),
  };
  await page.evaluate(
    ({ url, both }) => (window as unknown as { page: typeof SpectatorPage }).page.join(url, both),
    { url: world.livekit.url, both: tokens },
  );
  const toldInPage = () =>
    page.evaluate(() => (window as unknown as { page: typeof SpectatorPage }).page.told());
  await expect.poll(() => show.spaceStatus(), soon).toBe('active');

  expect(await show.start()).toMatchObject({ status: 200, body: { data: {} } });
  await expect.poll(() => show.states(), soon).toBe('active: active');
  expect((await show.read()).status).toBe('active');
  await expect.poll(() => show.inRoom(), soon).toEqual([{ id: show.id, state: 'active' }]);
  await expect.poll(toldInPage, soon).toEqual({
    heard: [true],
    isBroadcasting: true,
    states: ['starting', 'active'],
  });

  await using viewer = new Viewer(show.streamUrl);
  const [left, right] = [10, 364].map((x) => ({ x, y: 188, width: 344, height: 344 }));
  const colors = () => [left!, right!].map((place) => viewer.seen(place)?.color).sort();
  await expect.poll(colors, soon).toEqual(['blue', 'red']);
  const figures = async () =>
    (await stage.gateway.askAdmin('GET', '/broadcasts')).body.data.find(
      ({ id }: { id: string }) => id === show.id,
    );
  await expect.poll(figures, soon).toMatchObject({
    space_id: room,
    airlock: { state: 'active' },
    figures: { frames_per_second: expect.any(Number), bitrate_bps: expect.any(Number) },
  });

  expect(await show.stop()).toMatchObject({ status: 200, body: { data: {} } });
  expect(await show.states()).toBe('idle: idle');
  expect(await show.broadcasters()).toEqual([]);
  await expect.poll(toldInPage, soon).toEqual({
    heard: [true, false],
    isBroadcasting: false,
    states: ['starting', 'active', 'idle'],
  });
  const types = () => stage.told();
  await expect
    .poll(types, soon)
    .toEqual([
      'video.space.created',
      'video.space.broadcast.created',
      'video.space.updated',
      'video.space.active',
      'video.space.broadcast.active',
      'video.space.broadcast.idle',
    ]);
  // The stream key is in nobody's log.
  expect(await readFile(stage.gateway.logFile, 'utf8')).not.toContain(show.stream.stream_key);
});
