// Tests who is shown where: pages, the stage, pinning, and what becomes of them when people leave.
import { describe, expect, it } from 'vitest';
import type { Person } from '../meeting/person.js';
import { arrange, latestSpeaker, type ArrangementWish } from './arrange.js';

const person = (key: string, facts: Partial<Person> = {}): Person => ({
  ...{ key, name: key, isSelf: key === 'me', isSpeaking: false, microphone: 'on', sounds: [] },
  ...facts,
});
const room = (count: number) =>
  ['me', ...Array.from({ length: count - 1 }, (_, n) => `p${n}`)].map((key) => person(key));
const screen = {} as NonNullable<Person['screen']>;
const grid: ArrangementWish = {
  ...{ layout: 'grid', pinned: undefined, spotlit: undefined, speaker: undefined, page: 0, isNarrow: false },
};
const keys = (people: readonly Person[]) => people.map(({ key }) => key);

describe('arrange', () => {
  it.each([
    [{ spotlit: 'p1' }, 'p1'],
    [{ spotlit: 'p1', pinned: 'p0' }, 'p0'],
    [{ spotlit: 'p1', layout: 'speaker', speaker: 'p2' }, 'p1'],
    // Who is in the spotlight sees the others as before, as everyone does once they are gone.
    [{ spotlit: 'me' }, undefined],
    [{ spotlit: 'gone' }, undefined],
  ] as const)('with %o has %s on the stage', (wish, key) => {
    expect(arrange(room(4), { ...grid, ...wish }).onStage?.key).toBe(key);
  });

  it.each([
    [1, 1, 1],
    [16, 1, 16],
    [17, 2, 9],
    [33, 3, 11],
    [1000, 63, 16],
  ])('shows %i people on %i pages, the first of %i', (count, pages, first) => {
    const shown = arrange(room(count), grid);
    expect(shown).toMatchObject({ pages, onStage: undefined });
    expect(shown.tiles).toHaveLength(first);
    expect(shown.hidden).toHaveLength(count - first);
  });

  it('shows everyone once, page by page', () => {
    const people = room(40);
    const pages = [0, 1, 2].flatMap((page) => keys(arrange(people, { ...grid, page }).tiles));
    expect(pages).toEqual(keys(people));
  });

  it('goes to the last page there is when people have left', () => {
    expect(arrange(room(20), { ...grid, page: 7 })).toMatchObject({ page: 1, pages: 2 });
    expect(arrange([], { ...grid, page: 7 })).toMatchObject({ page: 0, pages: 1, tiles: [] });
  });

  it('shows half as many on a phone, and six beside a stage', () => {
    expect(arrange(room(16), { ...grid, isNarrow: true }).tiles).toHaveLength(8);
    expect(arrange(room(13), { ...grid, pinned: 'p0' }).tiles).toHaveLength(6);
  });

  it('puts the last speaker on the stage, before anyone spoke whoever came first', () => {
    const people = room(4);
    expect(arrange(people, { ...grid, layout: 'speaker', speaker: 'p2' }).onStage?.key).toBe('p2');
    const before = arrange(people, { ...grid, layout: 'speaker' });
    expect(before.onStage?.key).toBe('p0');
    expect(keys(before.tiles)).toEqual(['me', 'p1', 'p2']);
    expect(arrange(room(1), { ...grid, layout: 'speaker' }).onStage).toBeUndefined();
  });

  it('lets a pin go before the speaker and stand beside a screen, until that person leaves', () => {
    const people = room(3);
    const wish: ArrangementWish = { ...grid, layout: 'speaker', speaker: 'p0', pinned: 'p1' };
    expect(arrange(people, wish).onStage?.key).toBe('p1');
    const sharing = arrange([...people, person('s', { screen })], wish);
    expect([keys(sharing.screens), sharing.onStage?.key]).toEqual([['s'], 'p1']);
    expect(arrange(people.slice(0, 2), wish).onStage?.key).toBe('p0');
    expect(arrange(people.slice(0, 1), { ...wish, pinned: 'me' }).onStage).toBeUndefined();
  });

  it('leaves the stage to a shared screen, one’s own aside', () => {
    const wish: ArrangementWish = { ...grid, layout: 'speaker' };
    expect(arrange([...room(2), person('s', { screen })], wish).onStage).toBeUndefined();
    expect(arrange([person('me', { screen }), person('p')], wish)).toMatchObject({ screens: [] });
  });
});

describe('latestSpeaker', () => {
  const speaks = { isSpeaking: true };

  it('stays with whoever still speaks, and after that with whoever spoke last', () => {
    expect(latestSpeaker([person('a', speaks), person('b', speaks)], 'b')).toBe('b');
    expect(latestSpeaker([person('a', speaks), person('b')], 'b')).toBe('a');
    expect(latestSpeaker([person('a'), person('b')], 'b')).toBe('b');
  });

  it('is never oneself, nor anyone who has left', () => {
    expect(latestSpeaker([person('me', speaks), person('a')], undefined)).toBeUndefined();
    expect(latestSpeaker([person('a')], 'gone')).toBeUndefined();
  });
});
