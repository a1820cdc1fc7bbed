import { expect, it } from 'vitest';
import type { Room } from '../livekit/livekit.js';
import { createPolledRooms } from './polled-rooms.js';

const INTERVAL_MS = 2000;
const room = (name: string, numParticipants = 2): Room => ({
  ...{ name, sid: `RM_${name}`, metadata: '', numParticipants },
});
const names = (count: number) => Array.from({ length: count }, (_, index) => `room-${index}`);

it('polls a thousand quiet rooms once, and then each once a minute', () => {
  const all = names(1000);
  const rooms = all.map((name) => room(name));
  const { due } = createPolledRooms(INTERVAL_MS);
  expect(due(rooms, all, all)).toEqual(all);
  const minute = Array.from({ length: 30 }, () => due(rooms, all, all));
  expect(Math.max(...minute.map(({ length }) => length))).toBeLessThanOrEqual(34);
  expect(minute.flat().sort()).toEqual([...all].sort());
});

it('polls at once a room in which somebody came or went, and one that is another room now', () => {
  const all = names(100);
  const { due } = createPolledRooms(INTERVAL_MS);
  due(
    all.map((name) => room(name)),
    all,
    all,
  );
  const changed = all.map((name, index) => (index === 50 ? room(name, 3) : room(name)));
  expect(due(changed, all, all)).toContain('room-50');
  const another = changed.map((one, index) => (index === 51 ? { ...one, sid: 'RM_new' } : one));
  expect(due(another, all, all)).toContain('room-51');
});

it('polls active spaces without a room, and rooms whose poll failed; never those of other people', () => {
  const { due, failed } = createPolledRooms(INTERVAL_MS);
  expect(due([room('a'), room('theirs')], ['a'], ['a', 'lost'])).toEqual(['a', 'lost']);
  failed('a');
  expect(due([room('a'), room('theirs')], ['a'], ['a'])).toEqual(['a']);
});
