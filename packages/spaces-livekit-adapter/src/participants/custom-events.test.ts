// Custom events among several participants, whose rooms carry packets at once and in order.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import { EventEmitter } from 'events';
import { ConnectionState, RoomEvent, type Room } from 'livekit-client';
import { afterEach, expect, it, vi } from 'vitest';
import type { LocalParticipant } from './local-participant.js';
import { ParticipantRole } from './participant-enums.js';
import type { RemoteParticipant } from './remote-participant.js';
import { CustomEventScope, type CustomEvent } from '../events/custom-event.js';
import { encodeCustomEvent } from '../events/custom-event-codec.js';
import { CustomEvents } from './custom-events.js';
import { Scope } from '../events/scope.js';

afterEach(() => void vi.useRealTimers());

/** A room that carries packets to those of the others, as long as it is connected. */
class FakeRoom extends EventEmitter {
  state = ConnectionState.Connected;
  readonly localParticipant = {
    sid: 'PA_1',
    publishData: async (packet: Uint8Array) => this.onPacket(packet),
  };
  onPacket: (packet: Uint8Array) => void = () => {};

  /** What livekit-client does when everything is set up anew. */
  restart(state: ConnectionState): void {
    this.state = state;
    if (state !== ConnectionState.Connected) return;
    this.localParticipant.sid += '1';
    this.emit(RoomEvent.Reconnected);
  }

  deliver(packet: Uint8Array, identity: string): void {
    const nobody = undefined;
    this.emit(RoomEvent.DataReceived, packet, nobody, 0, CUSTOM_EVENT_TOPIC, 0, identity);
  }
}

/** People in one Space; each receives what the others publish. */
function scene() {
  const rooms = new Map<string, FakeRoom>();
  const sendFrom = (sender: string, packet: Uint8Array) => {
    for (const [identity, room] of rooms) if (identity !== sender) room.deliver(packet, sender);
  };
  const person = (name = `person ${rooms.size}`) => {
    const space = new EventEmitter();
    const heard: number[] = [];
    const payloads: string[] = [];
    space.on('ParticipantCustomEventPublished', (_, { sequenceNumber, payload }: CustomEvent) => {
      heard.push(sequenceNumber);
      payloads.push(payload);
    });
    const room = new FakeRoom();
    room.onPacket = (packet) => sendFrom(name, packet);
    rooms.set(name, room);
    let nowMs = 0;
    const known = new EventEmitter() as RemoteParticipant;
    const unknown = new Set<string>();
    const ending = new AbortController();
    const events = new CustomEvents({
      ...{ space, room: room as unknown as Room, scope: new Scope(), closed: ending.signal },
      now: () => (nowMs += 1000),
      participantOf: (identity) => (unknown.has(identity) ? undefined : known),
    });
    const self = Object.assign(new EventEmitter(), { role: ParticipantRole.Publisher });
    const publish = (payload = 'x') => events.publish(self as unknown as LocalParticipant, payload);
    return { name, heard, payloads, publish, events, room, unknown, ending };
  };
  const joined = (name?: string) => {
    const each = person(name);
    each.events.open();
    return each;
  };
  const inject = (sequenceNumber: number) =>
    sendFrom(
      'mallory',
      encodeCustomEvent({ payload: 'hostile', sequenceNumber, scope: CustomEventScope.SESSION }),
    );
  return { person, joined, inject };
}

it.each([2 ** 48, 2 ** 48 + 2 ** 20, Number.MAX_SAFE_INTEGER])(
  'one packet numbered %d silences nobody: answers still arrive, each with a larger number than what it answers',
  async (hostile) => {
    const { joined: person, inject } = scene();
    const [anna, ben] = [person(), person()];
    inject(hostile);
    const numbers: number[] = [];
    for (const { publish } of [anna, ben, anna, ben]) numbers.push((await publish()).sequenceNumber);
    const [first = NaN] = numbers;
    expect(numbers).toEqual([first, first + 1, first + 2, first + 3]);
    for (const { heard } of [anna, ben]) expect(heard).toEqual([hostile, ...numbers]);
    const late = person();
    await ben.publish();
    expect(late.heard).toEqual([first + 4]);
    const { sequenceNumber } = await late.publish();
    expect(anna.heard.at(-1)).toBe(sequenceNumber);
  },
);

it('many packets, each with the largest step, silence nobody', async () => {
  const { joined: person, inject } = scene();
  const [anna, ben] = [person(), person()];
  for (let step = 0; step < 10_000; step += 1) inject(2 ** 48 + step * 2 ** 20);
  const { sequenceNumber } = await anna.publish();
  expect(ben.heard.at(-1)).toBe(sequenceNumber);
});

it('follows the time in ms, which migrated applications send', async () => {
  const { joined: person, inject } = scene();
  const anna = person();
  inject(1_800_000_000_000);
  expect((await anna.publish()).sequenceNumber).toBe(1_800_000_000_001);
});

it('holds the events of whom LiveKit has not announced yet, and keeps their order', async () => {
  const { joined } = scene();
  const [anna, ben] = [joined('anna'), joined('ben')];
  anna.unknown.add('ben');
  await ben.publish('one');
  await ben.publish('two');
  expect(anna.payloads).toEqual([]);
  anna.unknown.clear();
  await ben.publish('three');
  expect(anna.payloads).toEqual(['one', 'two', 'three']);
});

it('announces what arrived between connecting and the end of join()', async () => {
  const { person, joined } = scene();
  const [anna, ben] = [person('anna'), joined('ben')];
  await ben.publish('early');
  expect(anna.payloads).toEqual([]);
  anna.events.open();
  expect(anna.payloads).toEqual(['early']);
});

it('forgets the events of whom is never announced', async () => {
  const { joined } = scene();
  const [anna, ben] = [joined('anna'), joined('ben')];
  anna.unknown.add('ben');
  await ben.publish('lost');
  // The clock of the scene moves by a second for each look at it.
  for (let seconds = 0; seconds < 10; seconds += 1) anna.events.announceHeld();
  anna.unknown.clear();
  anna.events.announceHeld();
  expect(anna.payloads).toEqual([]);
});

it('sends again after a full reconnect what may have been lost, and nobody receives it twice', async () => {
  const { joined } = scene();
  const [anna, ben] = [joined('anna'), joined('ben')];
  await anna.publish('arrives');
  const { onPacket } = anna.room;
  anna.room.onPacket = () => {};
  await anna.publish('is lost');
  anna.room.onPacket = onPacket;
  anna.room.restart(ConnectionState.Reconnecting);
  anna.room.restart(ConnectionState.Connected);
  await vi.waitFor(() => expect(ben.payloads).toEqual(['arrives', 'is lost']));
});

it('waits for a connection that is being restored, and sends on that', async () => {
  const { joined } = scene();
  const [anna, ben] = [joined('anna'), joined('ben')];
  anna.room.restart(ConnectionState.Reconnecting);
  const publishing = anna.publish('late');
  await Promise.resolve();
  expect(ben.payloads).toEqual([]);
  anna.room.restart(ConnectionState.Connected);
  await publishing;
  expect(ben.payloads).toEqual(['late']);
});

it('does not resolve for a packet that went into a connection that was lost meanwhile', async () => {
  const { joined } = scene();
  const [anna, ben] = [joined('anna'), joined('ben')];
  const { onPacket } = anna.room;
  anna.room.onPacket = () => {
    anna.room.restart(ConnectionState.Reconnecting);
    anna.room.onPacket = onPacket;
  };
  let isResolved = false;
  const publishing = anna.publish('twice on its way').then(() => (isResolved = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isResolved).toBe(false);
  anna.room.restart(ConnectionState.Connected);
  await publishing;
  expect(ben.payloads).toEqual(['twice on its way']);
});

it('rejects when the connection does not come back: after 30 s, or at its end', async () => {
  vi.useFakeTimers();
  const { joined } = scene();
  const anna = joined('anna');
  anna.room.restart(ConnectionState.Reconnecting);
  const timedOut = expect(anna.publish()).rejects.toMatchObject({ name: 'RequestTimeoutError' });
  await vi.advanceTimersByTimeAsync(30_000);
  await timedOut;
  const ended = expect(anna.publish()).rejects.toMatchObject({ name: 'PublishCustomEventError' });
  anna.ending.abort(new Error('left'));
  await ended;
});
