// The main path: EgressClient asks livekit-server, livekit-server asks our worker, the stream shows the room.
import type { Pattern } from '@airlock-rtc/testkit';
import { Viewer } from '@airlock-rtc/testkit/stream';
import { EgressStatus } from '@livekit/protocol';
import { EncodingOptionsPreset, StreamOutput, StreamProtocol } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EgressWorld } from './egress-world.js';

const soon = { timeout: 20_000, interval: 50 };
const LEFT = { x: 160, y: 180, width: 320, height: 360 };
const RIGHT = { x: 800, y: 180, width: 320, height: 360 };

const PAGE = 'https://layouts.example/page/';

let lab: EgressWorld;
beforeAll(async () => {
  lab = await EgressWorld.start();
  await lab.startWorker({ more: `airlock: { layouts_page: '${PAGE}' }` });
});
afterAll(() => lab?.[Symbol.asyncDispose]());

const camera = (color: Pattern['color']) => ({
  pattern: { color, width: 320, height: 180, fps: 15 },
  autoSubscribe: false,
});

it('sends a room composite to RTMP, changes it on the air, and ends it, told in every state', async () => {
  const room = 'studio';
  await lab.world.addParticipant({ room, identity: 'ada', ...camera('blue') });
  await lab.world.addParticipant({ room, identity: 'ben', ...camera('yellow') });
  const url = lab.ingest.url('first-key-0123');
  const output = new StreamOutput({ protocol: StreamProtocol.RTMP, urls: [url] });

  const started = await lab.client.startRoomCompositeEgress(
    room,
    { stream: output },
    { layout: 'grid', encodingOptions: EncodingOptionsPreset.H264_720P_30 },
  );
  expect(started).toMatchObject({ status: EgressStatus.EGRESS_STARTING, roomName: room });
  const { egressId } = started;
  const active = await lab.until(egressId, EgressStatus.EGRESS_ACTIVE);
  expect(active.streamResults[0]!.url).toMatch(/\/\{fir\.\.\.123\}$/);
  expect(active.toJsonString()).not.toContain('first-key-0123');

  await using viewer = new Viewer(url);
  await vi.waitFor(() => {
    expect(viewer.seen(LEFT)?.color).toBe('blue');
    expect(viewer.seen(RIGHT)?.color).toBe('yellow');
  }, soon);

  await lab.client.updateLayout(egressId, 'single-speaker');
  await vi.waitFor(() => expect(viewer.seen(RIGHT)?.color).toBe('blue'), soon);

  const second = lab.ingest.url('second-key-0123');
  await lab.client.updateStream(egressId, [second], []);
  await using other = new Viewer(second);
  await vi.waitFor(() => expect(other.frames.length).toBeGreaterThan(0), soon);
  await lab.client.updateStream(egressId, [], [url]);
  await vi.waitFor(async () => {
    const { streamResults } = await lab.info(egressId);
    expect(streamResults.map(({ status }) => status)).toEqual([1, 0]);
  }, soon);

  expect((await lab.client.stopEgress(egressId)).status).toBe(EgressStatus.EGRESS_ENDING);
  const ended = await lab.until(egressId, EgressStatus.EGRESS_COMPLETE);
  expect(ended.endedAt).toBeGreaterThan(ended.startedAt);
  expect(ended.error).toBe('');
  expect(ended.streamResults.map(({ status }) => status)).toEqual([1, 1]);
  await vi.waitFor(() => expect(lab.eventsOf(egressId).at(-1)).toBe('egress_ended'), soon);
  expect(lab.eventsOf(egressId)[0]).toBe('egress_started');
  expect(lab.warnings).toEqual([]);
});

it('shows publishers of every codec, whoever comes late, renews a track, leaves and joins again', async () => {
  const room = 'codecs';
  const join = (identity: string, videoCodec: 'vp8' | 'vp9' | 'h264' | 'av1', color: Pattern['color']) =>
    lab.world.addParticipant({ room, identity, videoCodec, ...camera(color) });
  const ada = await join('ada', 'h264', 'blue');
  const url = lab.ingest.url('codecs-key-0123');
  const output = new StreamOutput({ protocol: StreamProtocol.RTMP, urls: [url] });
  const { egressId } = await lab.client.startRoomCompositeEgress(
    room,
    { stream: output },
    { layout: 'grid' },
  );
  await join('ben', 'vp8', 'yellow');
  await join('cleo', 'vp9', 'green');
  const dan = await join('dan', 'av1', 'red');
  await lab.until(egressId, EgressStatus.EGRESS_ACTIVE);
  await using viewer = new Viewer(url);
  const shows = (...expected: Pattern['color'][]) =>
    vi.waitFor(() => {
      const colors = [0, 1, 2, 3].map(
        (index) =>
          viewer.seen({
            ...{ x: 160 + 640 * (index % 2), y: 90 + 360 * Math.floor(index / 2) },
            ...{ width: 320, height: 180 },
          })?.color,
      );
      expect(colors.filter((color) => color && color !== 'black').sort()).toEqual(expected.sort());
    }, soon);
  await shows('blue', 'yellow', 'green', 'red');

  await ada.unpublish('camera');
  await shows('yellow', 'green', 'red');
  await ada.publishPattern(camera('magenta').pattern);
  await shows('magenta', 'yellow', 'green', 'red');

  await dan[Symbol.asyncDispose]();
  await shows('magenta', 'yellow', 'green');
  // The same identity with another codec, and once more while the one before is still there.
  await join('dan', 'vp8', 'red');
  await shows('magenta', 'yellow', 'green', 'red');
  await join('dan', 'h264', 'cyan');
  await shows('magenta', 'yellow', 'green', 'cyan');
  await lab.client.stopEgress(egressId);
  expect((await lab.until(egressId, EgressStatus.EGRESS_COMPLETE)).error).toBe('');
});

it('shows and hears only those whom the address of the layouts page includes', async () => {
  const room = 'people';
  const guest = { attributes: { role: 'guest' }, toneHz: 440, ...camera('blue') };
  await lab.world.addParticipant({ room, identity: 'ada', ...camera('yellow') });
  await lab.world.addParticipant({ room, identity: 'ben', ...guest });
  const url = lab.ingest.url('people-key-0123');
  const { egressId } = await lab.client.startRoomCompositeEgress(
    room,
    { stream: new StreamOutput({ urls: [url] }) },
    { layout: 'grid', customBaseUrl: `${PAGE}?exclude_attribute=role=guest` },
  );
  await using viewer = new Viewer(url);
  await vi.waitFor(() => {
    expect(viewer.seen(LEFT)?.color).toBe('yellow');
    expect(viewer.seen(RIGHT)?.color).toBe('yellow');
  }, soon);
  const peak = () => viewer.heard(0.3).samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  expect(peak()).toBeLessThan(100);
  await lab.world.rooms.updateParticipant(room, 'ben', { attributes: { role: 'host' } });
  await vi.waitFor(() => {
    expect(viewer.seen(LEFT)?.color).toBe('yellow');
    expect(viewer.seen(RIGHT)?.color).toBe('blue');
    expect(peak()).toBeGreaterThan(1000);
  }, soon);
  await lab.client.stopEgress(egressId);
});
