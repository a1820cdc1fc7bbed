import type { Packet } from 'node-av';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import type { UplinkState } from '../uplink/bitrate-control.js';
import { Destination, type DestinationOptions } from './destination.js';
import type { Output } from './output.js';

const packet = (kind: 'video' | 'audio', isKeyframe: boolean): EncodedPacket => ({
  kind,
  isKeyframe,
  data: Buffer.alloc(10),
  timeUs: 0,
  packet: undefined as unknown as Packet,
});
const keyframe = packet('video', true);
const lost = new BroadcasterError('destination_lost', 'It broke.');

/** Something to write to, which breaks when it is told to. */
class FakeOutput implements Output {
  readonly written: EncodedPacket[] = [];
  readonly droppedFrames = 0;
  uplink?: UplinkState;
  break!: (reason: BroadcasterError | undefined) => void;
  readonly closed = new Promise<BroadcasterError | undefined>((resolve) => (this.break = resolve));
  isClosed = false;
  get sentBytes(): number {
    return this.written.length * 10;
  }
  write(each: EncodedPacket): void {
    this.written.push(each);
  }
  async close(): Promise<void> {
    this.isClosed = true;
    this.break(undefined);
  }
}

describe('a destination', () => {
  let outputs: FakeOutput[];
  let open: () => Promise<Output>;
  const requestKeyframe = vi.fn();

  const start = (
    also: Pick<DestinationOptions, 'retryForMs' | 'mayFollow' | 'isAudioOnly'> = {},
  ): { destination: Destination; states: string[] } => {
    const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
        signal.addEventListener('abort', () => resolve());
      });
    const destination = new Destination({
      id: 'a',
      label: 'there',
      open: () => open(),
      requestKeyframe,
      sleep,
      ...also,
    });
    const states: string[] = [];
    destination.on('changed', ({ state, cause }) => states.push(cause ? `${state}: ${cause.code}` : state));
    return { destination, states };
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    outputs = [];
    requestKeyframe.mockClear();
    open = async () => {
      outputs.push(new FakeOutput());
      return outputs.at(-1)!;
    };
  });
  afterEach(() => vi.useRealTimers());

  it('is active only once a keyframe was written, and begins with it', async () => {
    const { destination, states } = start();
    await vi.waitFor(() => expect(requestKeyframe).toHaveBeenCalledOnce());
    destination.write(packet('audio', true));
    destination.write(packet('video', false));
    expect(destination.status.state).toBe('starting');
    destination.write(keyframe);
    destination.write(packet('audio', true));
    expect(states).toEqual(['active']);
    expect(outputs[0]!.written.map(({ kind }) => kind)).toEqual(['video', 'audio']);
    await destination.stop();
    expect(outputs[0]!.isClosed).toBe(true);
    expect(states).toEqual(['active', 'idle']);
  });

  it('follows another process: is opened when it may be, and tried until that one has ended', async () => {
    let follow = () => {};
    const mayFollow = new Promise<void>((resolve) => (follow = resolve));
    let isTaken = true;
    const openFree = open;
    const refused = new BroadcasterError('destination_refused', 'Somebody else publishes.');
    const opened = vi.fn(async () => (isTaken ? Promise.reject(refused) : openFree()));
    open = opened;
    const { destination, states } = start({ mayFollow });
    await vi.advanceTimersByTimeAsync(5000);
    expect([opened.mock.calls.length, states]).toEqual([0, []]);
    follow();
    await vi.advanceTimersByTimeAsync(1000);
    // Often, since nobody sees anything meanwhile; and as one start.
    expect(opened.mock.calls.length).toBeGreaterThan(5);
    expect(destination.status).toMatchObject({ state: 'retrying', retries: 0 });
    isTaken = false;
    await vi.advanceTimersByTimeAsync(200);
    destination.write(keyframe);
    expect(states.at(-1)).toBe('active');
    await destination.stop();
  });

  it('that has nothing to follow yet can be stopped', async () => {
    const { destination } = start({ mayFollow: new Promise(() => {}) });
    await destination.stop();
    expect(destination.status.state).toBe('idle');
  });

  it('says while it is on the air that it takes the stream too slowly, and when no longer', async () => {
    const { destination, states } = start();
    await vi.waitFor(() => expect(outputs).toHaveLength(1));
    expect(destination.uplink).toBeUndefined();
    destination.write(keyframe);
    for (let nowMs = 0; nowMs < 40_000; nowMs += 250) {
      outputs[0]!.uplink = { latenessMs: nowMs >= 5000 && nowMs < 9000 ? 2000 : 100, deliveredBps: 1e6 };
      destination.checkUplink(nowMs);
      if (nowMs === 18_000) expect(destination.status.cause?.code).toBe('destination_slow');
    }
    expect(states).toEqual(['active', 'active: destination_slow', 'active']);
    await destination.stop();
  });

  it('of audio alone does not say that frames are left out', async () => {
    const { destination } = start({ isAudioOnly: true });
    await vi.waitFor(() => expect(outputs).toHaveLength(1));
    destination.write(packet('audio', true));
    outputs[0]!.uplink = { latenessMs: 2000, deliveredBps: 1e5 };
    destination.checkUplink(0);
    expect(destination.status.cause?.message).toBe(
      'there takes the stream too slowly: audio arrives late. Check the uplink.',
    );
    await destination.stop();
  });

  it('ends with the cause when it cannot be opened the first time', async () => {
    open = () => Promise.reject(new BroadcasterError('destination_refused', 'No.'));
    const { states } = start();
    await vi.waitFor(() => expect(states).toEqual(['idle: destination_refused']));
  });

  it('is tried again after 1, 2, 4 … seconds when it is lost, and goes on with a keyframe', async () => {
    const { destination, states } = start();
    await vi.waitFor(() => expect(outputs).toHaveLength(1));
    destination.write(keyframe);
    const opened: number[] = [];
    let refusals = 3;
    open = async () => {
      opened.push(Math.round(performance.now()));
      if (refusals-- > 0) throw new BroadcasterError('destination_unreachable', 'Not yet.');
      outputs.push(new FakeOutput());
      return outputs.at(-1)!;
    };
    const lostAt = performance.now();
    outputs[0]!.break(lost);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(opened.map((at) => Math.round((at - lostAt) / 1000))).toEqual([1, 3, 7, 15]);
    expect(destination.status.state).toBe('retrying');
    destination.write(packet('video', false));
    destination.write(keyframe);
    expect(states.at(0)).toBe('active');
    expect(states.at(1)).toBe('retrying: destination_lost');
    expect(states.at(-1)).toBe('active');
    expect(outputs[1]!.written).toEqual([keyframe]);
    expect(destination.status.retries).toBe(4);
    await destination.stop();
  });

  it('is given up when it stays lost', async () => {
    const { destination, states } = start({ retryForMs: 60_000 });
    await vi.waitFor(() => expect(outputs).toHaveLength(1));
    destination.write(keyframe);
    open = () => Promise.reject(new BroadcasterError('destination_unreachable', 'Gone.'));
    outputs[0]!.break(lost);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(states.at(-1)).toBe('idle: destination_unreachable');
  });

  it('stops at once while it waits to try again', async () => {
    const { destination, states } = start();
    await vi.waitFor(() => expect(outputs).toHaveLength(1));
    destination.write(keyframe);
    outputs[0]!.break(lost);
    await vi.waitFor(() => expect(destination.status.state).toBe('retrying'));
    await destination.stop();
    expect(states.at(-1)).toBe('idle');
  });
});
