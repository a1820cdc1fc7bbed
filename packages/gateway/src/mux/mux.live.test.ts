import Mux from '@mux/mux-node';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startLiveGateway, startLiveGround, type LiveGround } from '../../test/live-gateway.js';
import { startMuxStandIn } from '../../test/mux-stand-in.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';

const PATIENCE = { timeout: 20_000, interval: 50 };

let ground: LiveGround;
beforeAll(async () => {
  ground = await startLiveGround();
});
afterAll(() => ground[Symbol.asyncDispose]());

it('an application of mux-node goes live at Mux, which is told when everybody has left', async () => {
  await using standIn = await startMuxStandIn();
  const broadcaster = new ScriptedBroadcaster();
  await using live = await startLiveGateway(ground, { broadcaster, mux: standIn.credentials });
  const [tokenId, tokenSecret] = atob(live.authorization.slice('Basic '.length)).split(':');
  const { video } = new Mux({ tokenId, tokenSecret, baseURL: `http://127.0.0.1:${ground.port}` });

  const stream = await video.liveStreams.create({ playback_policy: ['public'], latency_mode: 'low' });
  expect(standIn.streams.get(stream.id)).toEqual(stream);
  const space = await video.spaces.create({ broadcasts: [{ live_stream_id: stream.id }] });
  const { id } = space.broadcasts![0]!;
  const person = await live.world.addParticipant({ room: space.id, identity: 'person' });
  await vi.waitFor(async () => {
    expect(await video.spaces.retrieve(space.id)).toMatchObject({ status: 'active' });
  }, PATIENCE);
  await video.spaces.startBroadcast(space.id, id);
  expect(broadcaster.jobs).toMatchObject([
    { destinations: [{ url: `rtmps://global-live.mux.com:443/app/${stream.stream_key}` }] },
  ]);
  broadcaster.say(id, { state: 'active' });
  await vi.waitFor(() => expect(live.app.types()).toContain('video.space.broadcast.active'), PATIENCE);

  await person.disconnect();
  const completed = `PUT /${stream.id}/complete`;
  await vi.waitFor(() => expect(standIn.asked).toContain(completed), PATIENCE);
  await vi.waitFor(() => expect(live.app.types()).toContain('video.space.idle'), PATIENCE);
  expect(live.app.types().filter((type) => !type.startsWith('video.space.'))).toEqual([]);
  await video.liveStreams.delete(stream.id);
  expect(standIn.streams.size).toBe(0);
});
