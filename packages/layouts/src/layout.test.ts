import { BROADCAST_LAYOUTS, type BroadcastLayout, type BroadcastResolution } from '@airlock-rtc/contract';
import { describe, expect, it } from 'vitest';
import { people, person } from '../test/people.js';
import type { LayoutPerson } from './person.js';
import type { Scene } from './scene.js';
import { layout } from './layout.js';

const scene = (
  of: LayoutPerson[],
  name: BroadcastLayout = 'gallery',
  previous?: Scene,
  resolution: BroadcastResolution = '1280x720',
) => layout(of, { layout: name, resolution }, previous);
const shown = ({ tiles }: Scene) =>
  tiles.map(({ personId, source }) => (source === 'screen' ? '+' : '') + personId);
const speaking = { isSpeaking: true };
const sharing = { isSharingScreen: true };

describe('who is shown', () => {
  it('nobody in an empty room, whatever the layout', () => {
    for (const name of BROADCAST_LAYOUTS) expect(scene([], name).tiles).toEqual([]);
  });

  it('not subscribers, not those who publish nothing', () => {
    const silent = { camera: undefined, hasMicrophone: false };
    const room = people(4, { Ann: { canPublish: false }, Bob: silent });
    expect(shown(scene(room))).toEqual(['Cleo', 'Dan']);
    const format = { layout: 'gallery', resolution: '1280x720', showsNonPublishing: true } as const;
    expect(shown(layout(room, format))).toEqual(['Bob', 'Cleo', 'Dan']);
  });

  it('voices without a camera, black; muted cameras, black with the sign', () => {
    const [ann, bob, cleo] = scene(
      people(3, { Ann: { camera: undefined }, Bob: { camera: { isMuted: true } } }),
    ).tiles;
    expect(ann).toMatchObject({ hasVideo: false, showsCameraOff: false });
    expect(bob).toMatchObject({ hasVideo: false, showsCameraOff: true });
    expect(cleo).toMatchObject({ hasVideo: true, showsCameraOff: false });
  });

  it('ten of twelve, the first who came', () => {
    expect(shown(scene(people(12)))).toEqual(people(10).map(({ id }) => id));
  });

  it('a twelfth who speaks, at the front, and still there when silent again', () => {
    const before = scene(people(12));
    const during = scene(people(12, { Lou: speaking }), 'gallery', before);
    expect(shown(during)).toEqual(['Lou', ...people(9).map(({ id }) => id)]);
    expect(scene(people(12), 'gallery', during).tiles).toBe(during.tiles);
  });

  it('in crop no more than its table has room for: 10, 9 or 8', () => {
    const count = (resolution: BroadcastResolution) =>
      shown(scene(people(12), 'crop', undefined, resolution)).length;
    expect(['1920x1080', '1080x1080', '1080x1920'].map((each) => count(each as BroadcastResolution))).toEqual(
      [10, 9, 8],
    );
  });

  it('each identity once', () => expect(shown(scene([person('Ann'), person('Ann')]))).toEqual(['Ann']));

  it('whoever was there keeps the place when somebody in front leaves, and a newcomer is last', () => {
    const before = scene(people(3));
    expect(shown(scene([...people(3).slice(1), person('Zoe')], 'gallery', before))).toEqual([
      'Bob',
      'Cleo',
      'Zoe',
    ]);
    expect(shown(scene([person('Zoe'), ...people(3)], 'gallery', before))).toEqual([
      'Ann',
      'Bob',
      'Cleo',
      'Zoe',
    ]);
  });
});

describe('the active speaker', () => {
  const speaker = (of: LayoutPerson[], previous?: Scene) => scene(of, 'active-speaker', previous);

  it('is at first the one who shares, else the first', () => {
    expect(shown(speaker(people(3)))).toEqual(['Ann']);
    expect(shown(speaker(people(3, { Cleo: sharing })))).toEqual(['+Cleo', 'Cleo']);
  });

  it('fills the canvas', () => {
    expect(speaker(people(3)).tiles[0]?.rectangle).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
  });

  it('stays while they speak, however loud another one is', () => {
    const bob = speaker(people(3, { Bob: speaking }), speaker(people(3)));
    expect(shown(bob)).toEqual(['Bob']);
    const louder = people(3, {
      Bob: { ...speaking, audioLevel: 0.1 },
      Cleo: { ...speaking, audioLevel: 0.9 },
    });
    expect(speaker(louder, bob)).toBe(bob);
  });

  it('is the loudest of the others once they are silent, and stays when all are', () => {
    const bob = speaker(people(4, { Bob: speaking }));
    const others = people(4, {
      Cleo: { ...speaking, audioLevel: 0.2 },
      Dan: { ...speaking, audioLevel: 0.4 },
    });
    const dan = speaker(others, bob);
    expect(shown(dan)).toEqual(['Dan']);
    expect(speaker(people(4), dan)).toBe(dan);
  });

  it('is the first other one when they leave', () => {
    const bob = speaker(people(3, { Bob: speaking }));
    expect(
      shown(
        speaker(
          people(3).filter(({ id }) => id !== 'Bob'),
          bob,
        ),
      ),
    ).toEqual(['Ann']);
  });
});

describe('a shared screen', () => {
  it('has the people beside it in the landscape gallery, over it elsewhere', () => {
    const room = people(3, { Bob: sharing });
    expect(shown(scene(room))).toEqual(['+Bob', 'Ann', 'Bob', 'Cleo']);
    expect(shown(scene(room, 'crop'))).toEqual(['+Bob', 'Bob']);
    expect(scene(room, 'crop').tiles[1]).toMatchObject({
      isOverlay: true,
      rectangle: { x: 1280 - 384, y: 720 - 216, width: 384, height: 216 },
    });
  });

  it("keeps Mux's distances: 60 px over a square share, 36 over a portrait one, 60 around a gallery, 30 beside it", () => {
    const room = people(3, { Bob: sharing });
    const at = (name: 'gallery' | 'active-speaker', resolution: '1280x720' | '720x720' | '720x1280') =>
      layout(room, { layout: name, resolution }).tiles.map(({ rectangle }) => rectangle);
    expect(at('gallery', '720x720')[1]).toEqual({
      x: 720 - 240 - 60,
      y: 720 - 240 - 60,
      width: 240,
      height: 240,
    });
    expect(at('gallery', '720x1280')[1]).toMatchObject({ x: 720 - 360 - 36, y: 1280 - 360 - 36 });
    expect(at('gallery', '1280x720')[0]).toEqual({ x: 60, y: 60, width: 1280 - 120 - 400 - 30, height: 600 });
    expect(at('active-speaker', '1280x720')[0]).toEqual({ x: 0, y: 0, width: 1280 - 400 - 30, height: 720 });
  });

  it('is shown whole, and a camera fills its tile', () => {
    expect(scene(people(2, { Bob: sharing })).tiles.map(({ fit }) => fit)).toEqual([
      'contain',
      'cover',
      'cover',
    ]);
  });

  it('gives way to a newer one, whoever came first', () => {
    const bob = scene(people(3, { Bob: sharing }));
    const both = scene(people(3, { Ann: sharing, Bob: sharing }), 'gallery', bob);
    expect(shown(both)[0]).toBe('+Ann');
  });

  it.each([
    ['newer', 'Bob', '+Bob'],
    ['older', 'Ann', '+Ann'],
  ])('when the %s of two ends, the other one is shown', (_which, left, expected) => {
    const bob = scene(people(3, { Bob: sharing }));
    const both = scene(people(3, { Ann: sharing, Bob: sharing }), 'gallery', bob);
    expect(shown(scene(people(3, { [left]: sharing }), 'gallery', both))[0]).toBe(expected);
  });

  it('makes room for all when the last one ends', () => {
    const bob = scene(people(3, { Bob: sharing }));
    expect(scene(people(3), 'gallery', bob).tiles).toEqual(scene(people(3)).tiles);
  });

  it('of somebody without camera and microphone has a black tile beside it', () => {
    const room = [person('Ann', { camera: undefined, hasMicrophone: false, ...sharing })];
    expect(scene(room).tiles).toMatchObject([{ source: 'screen' }, { source: 'camera', hasVideo: false }]);
  });
});

describe('labels', () => {
  const label = (name?: string) => scene([person('Ann', { name })]).tiles[0]?.label?.text;

  it('are the first line of the name', () => {
    expect(label('Ann\nof Green Gables')).toBe('Ann');
    expect(label('  Ann  ')).toBe('Ann');
  });

  it('are absent when there is none', () => {
    expect([label(undefined), label(''), label(' '), label('\nAnn')]).toEqual(Array(4).fill(undefined));
  });
});

it('a change of the label alone makes a new scene', () => {
  const before = scene(people(2));
  expect(scene(people(2, { Ann: { name: 'Anna' } }), 'gallery', before)).not.toBe(before);
});

it('a lone upright camera fills the portrait gallery, a wide one does not', () => {
  const lone = (width: number, height: number) =>
    scene([person('Ann', { camera: { isMuted: false, width, height } })], 'gallery', undefined, '720x1280')
      .tiles[0];
  expect(lone(720, 1280)?.rectangle).toEqual({ x: 0, y: 0, width: 720, height: 1280 });
  expect(lone(1280, 720)?.rectangle).toMatchObject({ width: 720, height: 404 });
});

it.each([
  [{ layout: 'mosaic', resolution: '1280x720' }, /"mosaic"/],
  [{ layout: 'crop', resolution: '1279x720' }, /1279x720/],
])('refuses the format %j', (format, message) => {
  expect(() => layout([], format as never)).toThrow(expect.objectContaining({ code: 'unknown_format' }));
  expect(() => layout([], format as never)).toThrow(message);
});
