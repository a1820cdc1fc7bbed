import { expect, it } from 'vitest';
import { people, person } from '../test/people.js';
import { layout } from './layout.js';
import type { LayoutPerson } from './person.js';
import type { Scene } from './scene.js';

const FORMAT = { layout: 'studio', resolution: '1280x720' } as const;
const studio = (room: readonly LayoutPerson[], previous?: Scene) => layout(room, FORMAT, previous);
const ids = (scene: Scene) => scene.tiles.map(({ personId }) => personId);

it('tells who speaks and who is muted', () => {
  const { tiles } = studio(people(3, { Bob: { isSpeaking: true }, Cleo: { isMicrophoneMuted: true } }));
  expect(tiles.map(({ look }) => [look?.isSpeaking, look?.isMuted])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});

it('shows the initials of who has no camera or has muted it, and calls who has no name a guest', () => {
  const room = [
    person('1', { name: 'ada  de lovelace', camera: undefined }),
    person('2', { name: '山田 さくら', camera: { isMuted: true } }),
    person('3', { name: '👩‍👩‍👧 ok', camera: undefined }),
    person('4', { name: '  ', camera: undefined }),
  ];
  const { tiles } = studio(room);
  expect(tiles.map(({ look }) => look?.avatar?.initials)).toEqual(['AL', '山さ', '👩‍👩‍👧O', 'G']);
  expect(tiles[3]!.label?.text).toBe('Guest');
  expect(tiles.map(({ showsCameraOff }) => showsCameraOff)).toEqual([false, false, false, false]);
});

it('sets nine people in a square three by three', () => {
  const { tiles } = layout(people(9), { ...FORMAT, resolution: '720x720' });
  expect(new Set(tiles.map(({ rectangle }) => rectangle.y)).size).toBe(3);
});

it('takes four people a little higher than cameras are where that fills a square, and two as wide as they are', () => {
  const square = { ...FORMAT, resolution: '720x720' } as const;
  const shapes = (count: number) => layout(people(count), square).tiles[0]!.rectangle;
  expect(shapes(4).width / shapes(4).height).toBeCloseTo(4 / 3, 1);
  expect(shapes(2).width / shapes(2).height).toBeCloseTo(16 / 9, 1);
});

it('says who is not seen above ten people, and leaves everybody in their place when one of these speaks', () => {
  const room = people(12);
  const before = studio(room);
  expect(before.tiles).toHaveLength(10);
  expect(before.tiles.at(-1)).toMatchObject({
    personId: '',
    hasVideo: false,
    label: { text: 'June, Kit, Lou' },
    look: { avatar: { initials: '+3' } },
  });
  const speaking = people(12, { Lou: { isSpeaking: true } });
  const after = studio(speaking, before);
  expect(ids(after)).toEqual([...ids(before).slice(0, 8), 'Lou', '']);
  expect(after.tiles.at(-1)!.label?.text).toBe('June, Kit, Ivo');
  // And stays when nobody speaks any more.
  expect(ids(studio(room, after))).toEqual(ids(after));
});

it('gives a sole sharer without a camera the whole canvas, under their name', () => {
  const room = [person('Ann', { camera: undefined, isSharingScreen: true })];
  const { tiles } = studio(room);
  expect(tiles).toHaveLength(1);
  expect(tiles[0]).toMatchObject({ source: 'screen', label: { text: 'Ann' }, fit: 'contain' });
  expect(tiles[0]!.rectangle.width).toBeGreaterThan(1200);
  const withOthers = studio([...room, person('Bob')]).tiles;
  expect(withOthers.map(({ source }) => source)).toEqual(['screen', 'camera', 'camera']);
  expect(withOthers[0]!.rectangle.width).toBeGreaterThan(900);
});

it('keeps the upper part of a camera that stands upright', () => {
  expect(studio(people(2)).tiles[0]!.focusY).toBeLessThan(0.5);
});
