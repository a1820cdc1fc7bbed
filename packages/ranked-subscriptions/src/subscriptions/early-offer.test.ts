import { RoomEvent } from 'livekit-client';
import { expect, it, vi } from 'vitest';
import { KnownRoom } from '../../test/known-room.js';
import { createRankedSubscriptions } from '../ranked-subscriptions.js';

/** What a room's engine is after the answer to a join: three receivers of each kind, as livekit-client 2.23 begins. */
function joined({ mode = 'publisher-only', autoSubscribe = false } = {}) {
  const known = new KnownRoom();
  const receiver = (kind: string) => ({ direction: 'recvonly', receiver: { track: { kind } } });
  const transceivers = ['audio', 'audio', 'audio', 'video', 'video', 'video'].map(receiver);
  const engine = {
    client: { connectOptions: { autoSubscribe } },
    pcManager: { mode, publisher: { getTransceivers: () => transceivers } },
    addMediaSections: vi.fn(),
    negotiate: vi.fn(async () => {}),
  };
  for (const identity of ['ann', 'bob', 'cas', 'dan', 'eve'])
    known.tell(identity, { camera: 'live', microphone: 'live' });
  createRankedSubscriptions(known.room, { limit: 4 });
  Object.assign(known.room.engine, engine);
  known.room.emit(RoomEvent.SignalConnected);
  return engine;
}

it('offers the receivers that are missing for what was subscribed to, and does not wait to be asked', () => {
  const { addMediaSections, negotiate } = joined();
  // Four who are received, and the fifth's microphone.
  expect(addMediaSections).toHaveBeenCalledExactlyOnceWith(2, 1);
  expect(negotiate).toHaveBeenCalledOnce();
});

it.each([{ mode: 'subscriber-primary' }, { autoSubscribe: true }])(
  'leaves the offer to the server with %j',
  (given) => {
    expect(joined(given).negotiate).not.toHaveBeenCalled();
  },
);
