import { expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { newEnvironment, onBothDatabases } from '../../test/databases.js';
import { newId } from '../database/identifiers.js';
import { spaces } from '../database/schema.js';
import { spacesAmong } from '../spaces/store.js';
import { createSpaceRooms, type FoundSpace } from './space-rooms.js';

const INTERVAL_MS = 2000;
const room = (name: string) => ({ name, sid: `RM_${name}`, metadata: '', numParticipants: 0 });
const idsOf = (rooms: readonly { name: string }[]) => rooms.map(({ name }) => name);

onBothDatabases('the rooms of spaces', (database) => {
  it('are told from those of deleted spaces and of other people, though a space was deleted after its room was known', async () => {
    const { queries } = database();
    const environmentId = await newEnvironment(database());
    const [living, leaving, gone] = [newId(), newId(), newId()];
    const values = { environmentId, status: 'idle' as const, createdAt: new Date() };
    await queries.insert(spaces).values([
      { ...values, id: living },
      { ...values, id: leaving },
      { ...values, id: gone, deletedAt: new Date(0) },
    ]);
    const find = createSpaceRooms((names) => spacesAmong(queries, names), INTERVAL_MS);
    const rooms = [living, leaving, gone, newId()].map(room);
    const first = await find(rooms);
    expect([idsOf(first.living), idsOf(first.deleted)]).toEqual([[living, leaving], [gone]]);
    await queries.update(spaces).set({ deletedAt: new Date() }).where(eq(spaces.id, leaving));
    const second = await find(rooms);
    expect([idsOf(second.living), idsOf(second.deleted)]).toEqual([[living], [leaving, gone]]);
  });

  it('may be more than a statement has parameters', async () => {
    const names = Array.from({ length: 70_000 }, (_, index) => `nobody${index}`);
    const found = await spacesAmong(database().queries, names);
    expect(found.filter(({ id }) => id.startsWith('nobody'))).toEqual([]);
  });
});

it('asks for a thousand rooms once, and then for each once a minute', async () => {
  const names = Array.from({ length: 1000 }, (_, index) => `room-${index}`);
  const asked: string[][] = [];
  const find = createSpaceRooms(async (some) => {
    asked.push([...some]);
    return some.map((id): FoundSpace => ({ id, isDeleted: false }));
  }, INTERVAL_MS);
  for (let listing = 0; listing <= 30; listing += 1)
    expect((await find(names.map(room))).living).toHaveLength(1000);
  const [first, ...later] = asked;
  expect(first).toEqual(names);
  expect(Math.max(...later.map(({ length }) => length))).toBeLessThanOrEqual(34);
  expect(new Set(later.flat())).toEqual(new Set(names));
});
