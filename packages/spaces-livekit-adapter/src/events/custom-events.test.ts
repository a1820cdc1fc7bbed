// Custom events among several participants, whose rooms carry packets at once and in order.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import { EventEmitter } from 'events';
import type { Room } from 'livekit-client';
import { expect, it } from 'vitest';
import type { LocalParticipant } from '../participants/local-participant.js';
import { ParticipantRole } from '../participants/participant-enums.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';
import { encodeCustomEvent } from './custom-event-codec.js';
import { CustomEvents } from './custom-events.js';
import { CustomEventScope, type CustomEvent } from './custom-event.js';

/** People in one Space; each hears what the others publish. */
function scene() {
  const receivers: ((packet: Uint8Array) => void)[] = [];
  const sender = new EventEmitter() as RemoteParticipant;
  const sendFrom = (own: unknown, packet: Uint8Array) => {
    for (const receive of receivers) if (receive !== own) receive(packet);
  };
  const person = () => {
    const space = new EventEmitter();
    const heard: number[] = [];
    space.on('ParticipantCustomEventPublished', (_, { sequenceNumber }: CustomEvent) =>
      heard.push(sequenceNumber),
    );
    const publishData = async (packet: Uint8Array) => sendFrom(receive, packet);
    const room = { localParticipant: { publishData } } as unknown as Room;
    let nowMs = 0;
    const events = new CustomEvents(space, room, () => (nowMs += 1000));
    const receive = (packet: Uint8Array) => events.receive(packet, sender, CUSTOM_EVENT_TOPIC);
    receivers.push(receive);
    const self = Object.assign(new EventEmitter(), { role: ParticipantRole.Publisher });
    return { heard, publish: () => events.publish(self as unknown as LocalParticipant, 'x') };
  };
  const inject = (sequenceNumber: number) =>
    sendFrom(
      undefined,
      encodeCustomEvent({ payload: 'hostile', sequenceNumber, scope: CustomEventScope.SESSION }),
    );
  return { person, inject };
}

it.each([2 ** 48, 2 ** 48 + 2 ** 20, Number.MAX_SAFE_INTEGER])(
  'one packet numbered %d silences nobody: answers still arrive, each with a larger number than what it answers',
  async (hostile) => {
    const { person, inject } = scene();
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
  const { person, inject } = scene();
  const [anna, ben] = [person(), person()];
  for (let step = 0; step < 10_000; step += 1) inject(2 ** 48 + step * 2 ** 20);
  const { sequenceNumber } = await anna.publish();
  expect(ben.heard.at(-1)).toBe(sequenceNumber);
});

it('follows the time in ms, which migrated applications send', async () => {
  const { person, inject } = scene();
  const anna = person();
  inject(1_800_000_000_000);
  expect((await anna.publish()).sequenceNumber).toBe(1_800_000_000_001);
});
