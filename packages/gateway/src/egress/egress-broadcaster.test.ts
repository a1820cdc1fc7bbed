import {
  EgressStatus,
  ListEgressRequest,
  ListEgressResponse,
  StreamInfo_Status,
  type EgressInfo,
} from '@livekit/protocol';
import { AccessToken } from 'livekit-server-sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EgressStandIn, KEYS, type Shortage } from '../../test/egress-stand-in.js';
import {
  JOB,
  newBroadcasterOn,
  onAirOn,
  PAGE,
  refusalOf,
  type BroadcasterOptions,
} from '../../test/egress-setting.js';
import type { BroadcastReport } from '@airlock-rtc/contract';
import { connectEgress } from './egress-service.js';
import { markOf } from './page-address.js';

let livekit: EgressStandIn;
beforeEach(async () => void (livekit = await EgressStandIn.start()));
afterEach(() => livekit[Symbol.asyncDispose]());

const newBroadcaster = (options?: BroadcasterOptions) => newBroadcasterOn(livekit, options);
const onAir = (options?: BroadcasterOptions) => onAirOn(livekit, options);

describe('a start', () => {
  it('asks for the page, the layout, the size and every destination', async () => {
    await newBroadcaster().start(JOB);
    const [request] = livekit.requests;
    expect(request).toMatchObject({
      roomName: 'space-1',
      layout: 'crop',
      audioOnly: false,
      videoOnly: false,
    });
    expect(request!.streamOutputs[0]!.urls).toEqual(JOB.destinations.map(({ url }) => url));
    expect(request!.options).toMatchObject({
      case: 'advanced',
      value: { width: 720, height: 1280, framerate: 30, videoBitrate: 3000, keyFrameInterval: 2 },
    });
    const page = new URL(request!.customBaseUrl);
    expect(page.origin + page.pathname).toBe('https://page.example.com/airlock/');
    expect(Object.fromEntries(page.searchParams)).toEqual({
      theme: 'dark',
      resolution: '720x1280',
      background: 'https://example.com/a.png?x=1&y=2',
      airlock_broadcast: 'broadcast-1',
      airlock_destinations: 'live_stream,other',
    });
    expect(page.href).not.toContain('secret-key');
  });

  it('is the same to a client that speaks protobuf', async () => {
    await newBroadcaster().start(JOB);
    const token = new AccessToken(KEYS.apiKey, KEYS.apiSecret);
    token.addGrant({ roomRecord: true });
    const answer = await fetch(`${livekit.url}/twirp/livekit.Egress/ListEgress`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token.toJwt()}`, 'content-type': 'application/protobuf' },
      body: Buffer.from(new ListEgressRequest({ active: true }).toBinary()),
    });
    const { items } = ListEgressResponse.fromBinary(new Uint8Array(await answer.arrayBuffer()));
    expect(items).toHaveLength(1);
    expect(markOf(items[0]!)).toEqual({
      broadcastId: 'broadcast-1',
      destinationIds: ['live_stream', 'other'],
    });
    expect(items[0]!.toJsonString()).not.toContain('secret-key');
  });

  it('twice begins one egress', async () => {
    const broadcaster = newBroadcaster();
    await Promise.all([broadcaster.start(JOB), broadcaster.start(JOB)]);
    await broadcaster.start(JOB);
    expect(livekit.live).toHaveLength(1);
  });

  it('does not keep its caller while LiveKit looks for an Egress, and tells the end of it to who watches', async () => {
    let goOn = () => {};
    livekit.held = new Promise<void>((resolve) => (goOn = resolve));
    livekit.shortage = 'egress';
    const broadcaster = newBroadcaster({ patienceMs: 10 });
    const reports: BroadcastReport[] = [];
    broadcaster.watch((_id, report) => reports.push(report));
    await broadcaster.start(JOB);
    expect(await broadcaster.state(JOB.broadcastId)).toEqual({ state: 'starting' });
    goOn();
    await vi.waitFor(() => expect(reports.at(-1)).toMatchObject({ state: 'idle' }));
    expect(reports.at(-1)!.cause).toMatch(/No LiveKit Egress answers/);
  });
});

describe('tells apart why it does not start', () => {
  it.each<[Shortage, string, RegExp]>([
    ['redis', 'unavailable', /without Redis.*redis\.address/],
    ['egress', 'unavailable', /No LiveKit Egress answers.*4 free cores/],
    ['quota', 'no_capacity', /busy/],
    ['room', 'room_empty', /not open/],
  ])('no %s', async (shortage, reason, words) => {
    livekit.shortage = shortage;
    const refusal = await refusalOf(newBroadcaster().start(JOB));
    expect(refusal).toMatchObject({ reason, message: expect.stringMatching(words) });
  });

  it('no room in an Egress that is there: it runs another broadcast', async () => {
    await newBroadcaster().start({ ...JOB, broadcastId: 'broadcast-2', room: 'space-2' });
    livekit.shortage = 'capacity';
    expect(await refusalOf(newBroadcaster().start(JOB))).toMatchObject({ reason: 'no_capacity' });
  });

  it('a destination that Egress does not take', async () => {
    const destinations = [{ id: 'live_stream', url: 'srtx://example.com/secret-key-1', isPublicOnly: false }];
    const refusal = await refusalOf(newBroadcaster().start({ ...JOB, destinations }));
    expect(refusal.reason).toBe('destination_refused');
    expect(refusal.text).not.toContain('secret-key-1');
  });

  it('a wrong secret, without repeating the token that LiveKit repeats', async () => {
    const refusal = await refusalOf(newBroadcaster({ secret: 'x'.repeat(32) }).start(JOB));
    expect(refusal.message).toMatch(/LIVEKIT_API_SECRET/);
    expect(refusal.text).not.toMatch(/eyJ/);
  });

  it('a LiveKit that is not there', async () => {
    const service = connectEgress({ ...KEYS, url: 'http://127.0.0.1:9' }, PAGE);
    await expect(newBroadcaster({ service }).start(JOB)).rejects.toMatchObject({
      code: 'livekit_unreachable',
    });
  });
});

describe('follows', () => {
  it('from starting to active, by listing alone', async () => {
    const broadcaster = newBroadcaster();
    await broadcaster.start(JOB);
    expect(await broadcaster.state(JOB.broadcastId)).toMatchObject({ state: 'starting' });
    await livekit.change(livekit.egresses[0]!, { status: EgressStatus.EGRESS_ACTIVE });
    await vi.waitFor(
      async () =>
        expect(await broadcaster.state(JOB.broadcastId)).toEqual({
          state: 'active',
          destinations: [
            { id: 'live_stream', state: 'active', retries: 0 },
            { id: 'other', state: 'active', retries: 0 },
          ],
        }),
      { timeout: 5000 },
    );
  });

  it('by webhook, at once', async () => {
    const { broadcaster, egress } = await onAir();
    const reports: string[] = [];
    broadcaster.watch((_id, { state }) => reports.push(state));
    broadcaster.handle({ egressInfo: egress });
    broadcaster.handle({ egressInfo: egress });
    expect(reports).toEqual(['active']);
  });

  it('and is not led astray by webhooks that come late', async () => {
    const { broadcaster, egress } = await onAir();
    const early = egress.clone();
    Object.assign(early, { status: EgressStatus.EGRESS_STARTING, updatedAt: egress.updatedAt - 1n });
    broadcaster.handle({ egressInfo: egress });
    broadcaster.handle({ egressInfo: early as EgressInfo });
    expect(await broadcaster.state(JOB.broadcastId)).toMatchObject({ state: 'active' });
  });

  it('a lost destination that Egress opens again', async () => {
    const { broadcaster, egress } = await onAir();
    const lastRetryAt = BigInt(Date.now()) * 1_000_000n;
    await livekit.changeStream(egress, {
      retries: 2,
      lastRetryAt,
      error: 'rtmp://ingest.example.com/app/k: reset',
    });
    broadcaster.handle({ egressInfo: egress });
    const report = await broadcaster.state(JOB.broadcastId);
    expect(report).toMatchObject({ state: 'active', destinations: [{ state: 'retrying', retries: 2 }, {}] });
    expect(JSON.stringify(report)).not.toContain('ingest.example.com');
    Object.assign(egress.streamResults[1]!, { status: StreamInfo_Status.FAILED });
    await livekit.change(egress, {});
    broadcaster.handle({ egressInfo: egress });
    expect(await broadcaster.state(JOB.broadcastId)).toMatchObject({
      state: 'retrying',
      cause: expect.stringMatching(/stream key/),
    });
  });

  it.each<[string, Partial<EgressInfo>, RegExp | undefined]>([
    ['in order', { status: EgressStatus.EGRESS_COMPLETE }, undefined],
    [
      'by a page that never began',
      { status: EgressStatus.EGRESS_ABORTED, error: 'Start signal not received' },
      /waited for the layouts page in vain/,
    ],
    [
      'by what the page says',
      { status: EgressStatus.EGRESS_FAILED, error: 'template error: There is no layout "grid".' },
      /layouts page did not open \(LiveKit: There is no layout "grid"\.\)/,
    ],
    [
      'by its limit',
      { status: EgressStatus.EGRESS_LIMIT_REACHED, error: 'Session limit reached' },
      /time limit/,
    ],
    [
      'for want of CPU',
      { status: EgressStatus.EGRESS_FAILED, error: 'CPU exhausted: 4.20 cores used' },
      /run out of CPU/,
    ],
    [
      'by a crash',
      { status: EgressStatus.EGRESS_FAILED, error: 'pipeline frozen' },
      /failed \(LiveKit: pipeline/,
    ],
  ])('an end %s', async (_case, end, words) => {
    const { broadcaster, egress } = await onAir();
    await livekit.change(egress, end);
    await vi.waitFor(async () => {
      const report = await broadcaster.state(JOB.broadcastId);
      expect(report?.state).toBe('idle');
      if (words) expect(report?.cause).toMatch(words);
      else expect(report?.cause).toBeUndefined();
    }, 5000);
  });

  it('on through a Redis that lost it, and ends it by its id when that is asked meanwhile', async () => {
    const { broadcaster, egress } = await onAir();
    const isActive = async () =>
      expect(await broadcaster.state(JOB.broadcastId)).toMatchObject({ state: 'active' });
    await vi.waitFor(isActive, 5000);
    livekit.isListEmpty = true;
    const lists = livekit.listings;
    await vi.waitFor(async () => {
      await isActive();
      expect(livekit.listings).toBeGreaterThan(lists + 1);
    }, 5000);
    await broadcaster.stop(JOB.broadcastId);
    expect(egress.status).toBe(EgressStatus.EGRESS_COMPLETE);
  });

  it('until LiveKit has forgotten it', async () => {
    const { broadcaster } = await onAir({ missingMs: 0 });
    livekit.egresses.length = 0;
    const report = { state: 'idle', cause: expect.stringMatching(/knows nothing/) };
    await vi.waitFor(async () => expect(await broadcaster.state(JOB.broadcastId)).toEqual(report), 5000);
    await broadcaster.stop(JOB.broadcastId);
  });

  it('its own egress, not one of an earlier run that still ends', async () => {
    const { broadcaster, egress: earlier } = await onAir({ endTimeoutMs: 1 });
    livekit.endsPromptly = false;
    await expect(broadcaster.stop(JOB.broadcastId)).rejects.toThrow(/has not yet/);
    await broadcaster.start(JOB);
    expect(await broadcaster.state(JOB.broadcastId)).toMatchObject({ state: 'starting' });
    await livekit.change(earlier, { status: EgressStatus.EGRESS_FAILED });
    expect(await newBroadcaster().state(JOB.broadcastId)).toMatchObject({ state: 'starting' });
  });

  it('a destination that refuses the stream, without its key', async () => {
    const { broadcaster, egress } = await onAir();
    for (const stream of egress.streamResults) {
      const error = 'Could not connect to rtmp://ingest.example.com/app/secret-key-1: permission denied';
      Object.assign(stream, { status: StreamInfo_Status.FAILED, error });
    }
    await livekit.change(egress, { status: EgressStatus.EGRESS_FAILED, error: 'all streams failed' });
    broadcaster.handle({ egressInfo: egress });
    const report = (await broadcaster.state(JOB.broadcastId))!;
    expect(report).toMatchObject({ state: 'idle', cause: expect.stringMatching(/refused the stream/) });
    expect(report.destinations).toMatchObject([{ id: 'live_stream', state: 'idle' }, { id: 'other' }]);
    expect(JSON.stringify(report)).not.toContain('secret-key-1');
  });
});

describe('a stop', () => {
  it('ends the egress and resolves when it has ended', async () => {
    const { broadcaster, egress } = await onAir();
    livekit.endsPromptly = false;
    let hasStopped = false;
    const stopping = broadcaster.stop(JOB.broadcastId).then(() => (hasStopped = true));
    await vi.waitFor(() => expect(egress.status).toBe(EgressStatus.EGRESS_ENDING));
    expect(hasStopped).toBe(false);
    await livekit.change(egress, { status: EgressStatus.EGRESS_COMPLETE });
    await stopping;
    expect(livekit.live).toEqual([]);
  });

  it('of one that does not run is no error', async () => {
    await newBroadcaster().stop('another');
  });

  it('says so when the egress does not end', async () => {
    const { broadcaster } = await onAir({ endTimeoutMs: 20 });
    livekit.endsPromptly = false;
    await expect(broadcaster.stop(JOB.broadcastId)).rejects.toThrow(/has not yet/);
  });

  it('before LiveKit has answered the start still ends what begins', async () => {
    let goOn = () => {};
    livekit.held = new Promise<void>((resolve) => (goOn = resolve));
    const broadcaster = newBroadcaster({ patienceMs: 5 });
    await broadcaster.start(JOB);
    await broadcaster.stop(JOB.broadcastId);
    goOn();
    await vi.waitFor(() => expect(livekit.egresses).toHaveLength(1));
    await vi.waitFor(() => expect(livekit.live).toEqual([]));
  });

  it('and a new start begin another egress, whose state an old end does not change', async () => {
    const { broadcaster, egress: first } = await onAir();
    await broadcaster.stop(JOB.broadcastId);
    await broadcaster.start(JOB);
    broadcaster.handle({ egressInfo: first });
    expect(livekit.live).toHaveLength(1);
    expect(await broadcaster.state(JOB.broadcastId)).toMatchObject({ state: 'starting' });
  });
});

describe('after a restart of the gateway', () => {
  it('finds its egress again, with the names of its destinations', async () => {
    await onAir();
    const report = await newBroadcaster().state(JOB.broadcastId);
    expect(report).toMatchObject({ state: 'active', destinations: [{ id: 'live_stream' }, { id: 'other' }] });
  });

  it('starts no second one, and stops the first', async () => {
    await onAir();
    const restarted = newBroadcaster();
    await restarted.start(JOB);
    expect(livekit.egresses).toHaveLength(1);
    await restarted.stop(JOB.broadcastId);
    expect(livekit.live).toEqual([]);
  });

  it('knows nothing of one that has ended meanwhile, so that it is started again', async () => {
    const { egress } = await onAir();
    await livekit.change(egress, { status: EgressStatus.EGRESS_FAILED });
    expect(await newBroadcaster().state(JOB.broadcastId)).toBeUndefined();
  });
});

describe('egresses without an owner', () => {
  const soon = { timeout: 5000 };

  it('are ended', async () => {
    await onAir();
    const broadcaster = newBroadcaster({ isWanted: async () => false, sweepIntervalMs: 5 });
    const unwatch = broadcaster.watch(() => {});
    await vi.waitFor(() => expect(livekit.live).toEqual([]), soon);
    unwatch();
  });

  it('are left alone when they are wanted, or of somebody else', async () => {
    await onAir();
    await newBroadcaster().start({ ...JOB, broadcastId: 'of-another-gateway', room: 'elsewhere' });
    const asked: string[] = [];
    const isWanted = async (id: string) => {
      asked.push(id);
      return id === JOB.broadcastId ? true : undefined;
    };
    const unwatch = newBroadcaster({ isWanted, sweepIntervalMs: 5 }).watch(() => {});
    await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(6), soon);
    unwatch();
    expect(livekit.live).toHaveLength(2);
  });

  it('are all but one of a broadcast that runs twice', async () => {
    const { egress } = await onAir();
    const twin = egress.clone();
    twin.egressId = 'EG_twin';
    livekit.egresses.push(twin);
    const unwatch = newBroadcaster({ sweepIntervalMs: 5 }).watch(() => {});
    await vi.waitFor(() => expect(livekit.live).toHaveLength(1), soon);
    unwatch();
  });
});
