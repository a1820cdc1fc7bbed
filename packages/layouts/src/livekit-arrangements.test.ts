import { expect, it } from 'vitest';
import { person } from '../test/people.js';
import { layout } from './layout.js';
import type { LayoutPerson } from './person.js';
import type { Scene } from './scene.js';

const many = (count: number, change: (index: number) => Partial<LayoutPerson> = () => ({})) =>
  Array.from({ length: count }, (_, index) => person(`p${index + 1}`, change(index)));
const shown = ({ tiles }: Scene) => tiles.map(({ personId, source }) => `${source} ${personId}`);
const scene = (people: LayoutPerson[], name: 'grid' | 'speaker' | 'single-speaker', previous?: Scene) =>
  layout(people, { layout: name, resolution: '1280x720' }, previous);

it('the grid shows whoever has a camera, muted ones too, and nobody else', () => {
  const people = many(4, (index) => [{}, { camera: undefined }, { camera: { isMuted: true } }, {}][index]!);
  expect(shown(scene(people, 'grid'))).toEqual(['camera p1', 'camera p3', 'camera p4']);
});

it('the grid shows 25 on a wide canvas, fewer where LiveKit finds it too narrow', () => {
  const count = (resolution: '1280x720' | '960x540' | '700x400' | '560x400' | '320x240') =>
    layout(many(30), { layout: 'grid', resolution }).tiles.length;
  expect((['1280x720', '960x540', '700x400', '560x400', '320x240'] as const).map(count)).toEqual([
    25, 16, 9, 4, 1,
  ]);
});

it('a shared screen turns the grid into a stage with a carousel of cameras', () => {
  const people = many(3, (index) => (index === 1 ? { isSharingScreen: true } : {}));
  const shared = scene(people, 'grid');
  expect(shown(shared)).toEqual(['screen p2', 'camera p1', 'camera p2', 'camera p3']);
  expect(shared.tiles[0]).toMatchObject({ fit: 'contain', rectangle: { x: 212, width: 1068, height: 720 } });
});

it('whoever shares without a camera is on the stage, and nowhere else', () => {
  const people = [person('p1', { camera: undefined, isSharingScreen: true }), person('p2')];
  expect(shown(scene(people, 'speaker'))).toEqual(['screen p1', 'camera p2']);
});

it('the speaker is on the stage, alone without a carousel', () => {
  expect(scene(many(1), 'speaker').tiles[0]?.rectangle).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
  const before = scene(many(3), 'speaker');
  expect(shown(before)[0]).toBe('camera p1');
  const talking = many(3, (index) => (index === 2 ? { isSpeaking: true } : {}));
  expect(shown(scene(talking, 'speaker', before))).toEqual(['camera p3', 'camera p1', 'camera p2']);
});

it('a single speaker or a share fills the canvas', () => {
  expect(shown(scene(many(3), 'single-speaker'))).toEqual(['camera p1']);
  const sharing = many(3, (index) => (index === 1 ? { isSharingScreen: true } : {}));
  expect(shown(scene(sharing, 'single-speaker'))).toEqual(['screen p2']);
});

it('an upright camera is shown whole', () => {
  const people = many(2, (index) => (index ? { camera: { isMuted: false, width: 720, height: 1280 } } : {}));
  expect(scene(people, 'grid').tiles.map(({ fit }) => fit)).toEqual(['cover', 'contain']);
});

it('nobody is a black hole: a muted camera has initials, who speaks and who is muted can be told', () => {
  const people = [
    person('p1', { name: 'Ada Byron', camera: { isMuted: true } }),
    person('p2', { isSpeaking: true, isMicrophoneMuted: true }),
  ];
  const [ada, other] = scene(people, 'grid').tiles;
  expect(ada).toMatchObject({ showsCameraOff: false, look: { avatar: { initials: 'AB' } } });
  expect(other?.look).toEqual({ isSpeaking: true, isMuted: true });
});
