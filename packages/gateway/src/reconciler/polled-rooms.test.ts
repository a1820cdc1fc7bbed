import { expect, it } from 'vitest';
import type { Room } from '../livekit/livekit.js';
import { createPolledRooms } from './polled-rooms.js';

const INTERVAL_MS = 2000;
const room = (name: string, numParticipants = 2): Room => ({
  ...{ name, sid: `RM_${name}`, metadata: '', numParticipants },
});
const hints = { areHintsSeen: true };
const noHints = { areHintsSeen: false };
const names = (count: number) => Array.from({ length: count }, (_, index) => `room-${index}`);

it('polls a thousand quiet rooms once, and then each once a minute', () => {
  const all = names(1000);
  const rooms = all.map((name) => room(name));
  const { due } = createPolledRooms(INTERVAL_MS);
  expect(due(rooms, all, hints)).toEqual(all);
  const minute = Array.from({ length: 30 }, () => due(rooms, all, hints));
  expect(Math.max(...minute.map(({ length }) => length))).toBeLessThanOrEqual(34);
  expect(new Set(minute.flat())).toEqual(new Set(all));
});

it('polls at once a room in which somebody came or went, and one that is another room now', () => {
  const all = names(100);
  const { due } = createPolledRooms(INTERVAL_MS);
  due(
    all.map((name) => room(name)),
    all,
    hints,
  );
  const changed = all.map((name, index) => (index === 50 ? room(name, 3) : room(name)));
  expect(due(changed, all, hints)).toContain('room-50');
  const another = changed.map((one, index) => (index === 51 ? { ...one, sid: 'RM_new' } : one));
  expect(due(another, all, hints)).toContain('room-51');
});

it('polls active spaces without a room, and rooms whose poll failed', () => {
  const { due, failed } = createPolledRooms(INTERVAL_MS);
  const rooms = names(100).map((name) => room(name));
  due(rooms, [], hints);
  due(rooms, [], hints);
  expect(due(rooms, ['lost'], hints)).toContain('lost');
  failed('room-99');
  expect(due(rooms, [], hints)).toContain('room-99');
});

it('polls a hundred rooms each time while no webhook of LiveKit arrives, and a thousand in their turns', () => {
  const { due } = createPolledRooms(INTERVAL_MS);
  const few = names(100).map((name) => room(name));
  due(few, [], noHints);
  expect(due(few, [], noHints)).toHaveLength(100);
  const many = names(1000).map((name) => room(name));
  due(many, [], noHints);
  const turns = Array.from({ length: 10 }, () => due(many, [], noHints));
  expect(turns.map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 100));
  expect(new Set(turns.flat()).size).toBe(1000);
});
