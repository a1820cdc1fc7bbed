import { createHash } from 'node:crypto';
import type { Scene, Tile } from '@airlock-rtc/layouts';
import { afterEach, describe, expect, it } from 'vitest';
import { copyTurned, type CameraFrame, type Rotation } from './camera-frame.js';
import { Canvas } from './canvas.js';
import { Composer, tileKey } from './composer.js';
import { paintBackground, paintSlate } from '../background/paint-background.js';
import { yuvColor } from './overlay.js';
import { FrameScaler } from './frame-scaler.js';
import { framePlanes, type PlaneFrame } from './plane-frame.js';
import { TextRenderer } from '../text/text-renderer.js';

const opened: Disposable[] = [];
afterEach(() => opened.splice(0).forEach((each) => each[Symbol.dispose]()));

function keep<T extends Disposable>(resource: T): T {
  opened.push(resource);
  return resource;
}

/** A frame of one luma value. */
function flat(luma: number, width = 64, height = 36, rotation: Rotation = 0): CameraFrame {
  const picture = framePlanes(new Uint8Array((width * height * 3) / 2).fill(128), width, height);
  picture.planes[0].fill(luma);
  return { ...picture, rotation };
}

const luma = ({ planes, strides }: PlaneFrame, x: number, y: number): number =>
  planes[0][y * strides[0] + x]!;

function digest(canvas: Canvas): string {
  const hash = createHash('sha1');
  canvas.planes.forEach((plane, index) => {
    const [width, height] =
      index === 0 ? [canvas.width, canvas.height] : [canvas.width / 2, canvas.height / 2];
    for (let y = 0; y < height; y++) {
      hash.update(plane.subarray(y * canvas.strides[index]!, y * canvas.strides[index]! + width));
    }
  });
  return hash.digest('hex');
}

function tile(
  personId: string,
  x: number,
  y: number,
  width: number,
  height: number,
  also: Partial<Tile> = {},
): Tile {
  const rectangle = { x, y, width, height };
  const rest = { cornerRadiusPx: 0, hasVideo: true, showsCameraOff: false, isOverlay: false } as const;
  return { personId, source: 'camera', rectangle, fit: 'cover', ...rest, ...also };
}

const sceneOf = (...tiles: Tile[]): Scene => ({
  width: 640,
  height: 360,
  tiles,
  memory: { order: [], sharers: [] },
});

async function newComposer(): Promise<Composer> {
  const composer = keep(new Composer({ width: 640, height: 360 }, new TextRenderer()));
  composer.setBackground(keep(await paintBackground({ width: 640, height: 360, color: '#323232' })));
  return composer;
}

describe('scaling into the frame', () => {
  it.each([
    [2, 2, 214, 120],
    [10, 4, 564, 318],
    [0, 0, 166, 94],
    [426, 100, 214, 260],
    [0, 0, 640, 360],
  ])('changes nothing outside the rectangle %i,%i %ix%i', async (x, y, width, height) => {
    const canvas = keep(new Canvas(640, 360));
    canvas.fill({ y: 7, u: 7, v: 7 });
    const source = flat(200);
    keep(new FrameScaler()).scale(source, { x: 0, y: 0, width: 64, height: 36 }, canvas, {
      x,
      y,
      width,
      height,
    });
    canvas.planes.forEach((plane, index) => {
      const shift = index === 0 ? 0 : 1;
      const inside = index === 0 ? 200 : 128;
      for (let row = 0; row < 360 >> shift; row++) {
        for (let column = 0; column < 640 >> shift; column++) {
          const isInside =
            column >= x >> shift &&
            column < (x + width) >> shift &&
            row >= y >> shift &&
            row < (y + height) >> shift;
          const value = plane[row * canvas.strides[index]! + column]!;
          if (value !== (isInside ? inside : 7))
            throw new Error(`plane ${index} at ${column},${row}: ${value}`);
        }
      }
    });
  });
});

describe('the composer', () => {
  it('puts each frame into its tile, rounds the corners and leaves the background between', async () => {
    const composer = await newComposer();
    await composer.setScene(
      sceneOf(tile('a', 20, 20, 290, 160, { cornerRadiusPx: 16 }), tile('b', 330, 20, 290, 160)),
    );
    composer.compose(
      new Map([
        ['camera:a', flat(200)],
        ['camera:b', flat(90)],
      ]),
    );
    const background = yuvColor('#323232').y;
    expect(luma(composer.canvas, 165, 100)).toBe(200);
    expect(luma(composer.canvas, 475, 100)).toBe(90);
    expect(luma(composer.canvas, 20, 20)).toBe(background);
    expect(luma(composer.canvas, 309, 179)).toBe(background);
    expect(luma(composer.canvas, 330, 20)).toBe(90);
    expect(luma(composer.canvas, 320, 100)).toBe(background);
  });

  it('cuts a frame off at its sides rather than distort it', async () => {
    const composer = await newComposer();
    const wide = flat(50, 128, 36);
    for (let y = 0; y < 36; y++) wide.planes[0].fill(220, y * 128 + 40, y * 128 + 88);
    await composer.setScene(sceneOf(tile('a', 0, 0, 360, 360)));
    composer.compose(new Map([['camera:a', wide]]));
    for (const x of [4, 180, 355]) expect(luma(composer.canvas, x, 180)).toBe(220);
  });

  it('paints the same whether tiles are painted again one by one or all at once', async () => {
    const scene = sceneOf(
      tile('share', 0, 0, 640, 360, { source: 'screen', fit: 'contain' }),
      tile('a', 420, 220, 200, 120, {
        isOverlay: true,
        cornerRadiusPx: 20,
        label: { text: 'Ada', fontSizePx: 14, rectangle: { x: 430, y: 310, width: 180, height: 20 } },
      }),
    );
    const share = flat(160, 320, 180);
    const piecemeal = await newComposer();
    await piecemeal.setScene(scene);
    piecemeal.compose(new Map([['screen:share', flat(20, 320, 180)]]));
    piecemeal.compose(new Map([['camera:a', flat(40)]]));
    piecemeal.compose(new Map([['screen:share', share]]));
    piecemeal.compose(new Map([['camera:a', flat(90)]]));
    piecemeal.compose(new Map([['camera:a', flat(230)]]));
    const atOnce = await newComposer();
    await atOnce.setScene(scene);
    atOnce.compose(
      new Map([
        ['screen:share', share],
        ['camera:a', flat(230)],
      ]),
    );
    expect(digest(piecemeal.canvas)).toBe(digest(atOnce.canvas));
  });

  it('draws a name that reaches beyond the video no darker with each frame', async () => {
    const label = { text: 'Ada', fontSizePx: 28, rectangle: { x: 20, y: 310, width: 300, height: 42 } };
    const upright = (luma: number) => new Map([['camera:a', flat(luma, 36, 64)]]);
    const [often, once] = [await newComposer(), await newComposer()];
    for (const composer of [often, once]) {
      await composer.setScene(sceneOf(tile('a', 0, 0, 640, 360, { fit: 'contain', label })));
    }
    for (const value of [40, 90, 200]) often.compose(upright(value));
    once.compose(upright(200));
    expect(digest(often.canvas)).toBe(digest(once.canvas));
  });

  it('draws the name of who shares on the screen, not beside it', async () => {
    const composer = await newComposer();
    const label = { text: 'Ada', fontSizePx: 28, rectangle: { x: 20, y: 310, width: 300, height: 42 } };
    const screen = { source: 'screen', fit: 'contain', label } as const;
    await composer.setScene(sceneOf(tile('a', 0, 0, 640, 360, screen)));
    composer.compose(new Map([['screen:a', flat(200, 128, 36)]]));
    const background = yuvColor('#323232').y;
    // The screen ends at 270.
    for (let y = 272; y < 360; y += 1) expect(luma(composer.canvas, 40, y)).toBe(background);
    expect(luma(composer.canvas, 24, 240)).toBeLessThan(150);
  });

  it('touches nothing when nothing is new', async () => {
    const composer = await newComposer();
    await composer.setScene(sceneOf(tile('a', 0, 0, 320, 180)));
    expect(composer.compose(new Map([['camera:a', flat(90)]]))).toBe(true);
    expect(composer.compose(new Map())).toBe(false);
  });

  it('frees a frame when another takes its place, and when its tile goes; the last one stays', async () => {
    const composer = await newComposer();
    const freed: number[] = [];
    const show = (i: number) =>
      composer.compose(new Map([['camera:ada', { ...flat(i), free: () => freed.push(i) }]]));
    await composer.setScene(sceneOf(tile('ada', 0, 0, 320, 180)));
    await show(1);
    await composer.setScene(sceneOf(tile('ada', 320, 0, 320, 180)));
    expect(freed).toEqual([]);
    await show(2);
    expect(freed).toEqual([1]);
    await composer.setScene(sceneOf(tile('ben', 0, 0, 320, 180)));
    expect(freed).toEqual([1, 2]);
  });

  it('shows a muted camera as black with an icon, and no old frame', async () => {
    const composer = await newComposer();
    await composer.setScene(sceneOf(tile('a', 0, 0, 320, 180)));
    composer.compose(new Map([['camera:a', flat(200)]]));
    await composer.setScene(sceneOf(tile('a', 0, 0, 320, 180, { hasVideo: false, showsCameraOff: true })));
    composer.compose(new Map());
    expect(luma(composer.canvas, 8, 90)).toBe(16);
    expect(luma(composer.canvas, 150, 96)).toBeGreaterThan(100);
  });

  it('does not show what a camera saw before it was muted when it comes back', async () => {
    const composer = await newComposer();
    const freed: number[] = [];
    const free = (): void => void freed.push(200);
    await composer.setScene(sceneOf(tile('a', 0, 0, 320, 180)));
    composer.compose(new Map([['camera:a', { ...flat(200), free }]]));
    await composer.setScene(sceneOf(tile('a', 0, 0, 320, 180, { hasVideo: false })));
    composer.compose(new Map());
    expect(freed).toEqual([200]);
    await composer.setScene(sceneOf(tile('a', 0, 0, 320, 180)));
    composer.compose(new Map());
    expect(luma(composer.canvas, 160, 90)).toBe(16);
    composer.compose(new Map([['camera:a', flat(90)]]));
    expect(luma(composer.canvas, 160, 90)).toBe(90);
  });

  it.each([[0], [90], [180], [270]] as [Rotation][])(
    'stands a frame that is turned by %i degrees upright',
    async (rotation) => {
      const [width, height] = rotation % 180 === 0 ? [64, 36] : [36, 64];
      const upright = flat(30, 64, 36);
      for (let y = 0; y < 18; y++) upright.planes[0].fill(210, y * 64, y * 64 + 32);
      const lying = flat(0, width, height);
      copyTurned(upright, lying, ((360 - rotation) % 360) as Rotation);
      const composer = await newComposer();
      await composer.setScene(sceneOf(tile('a', 0, 0, 640, 360)));
      composer.compose(new Map([['camera:a', { ...lying, rotation }]]));
      expect(
        [
          [100, 60],
          [500, 60],
          [100, 300],
          [500, 300],
        ].map(([x, y]) => luma(composer.canvas, x!, y!)),
      ).toEqual([210, 30, 30, 30]);
    },
  );

  it.each([
    ['one pixel', 2, 2],
    ['odd sides', 63, 35],
    ['a strip', 4000, 4],
    ['4K', 3840, 2160],
  ])('takes a frame of %s', async (_case, width, height) => {
    const picture = framePlanes(
      new Uint8Array(width * height + 2 * ((width + 1) >> 1) * ((height + 1) >> 1)).fill(128),
      width,
      height,
    );
    const composer = await newComposer();
    await composer.setScene(sceneOf(tile('a', 0, 0, 640, 360)));
    const key = tileKey({ personId: 'a', source: 'camera' });
    expect(composer.compose(new Map([[key, { ...picture, rotation: 0 }]]))).toBe(true);
  });
});

describe('the look of a tile', () => {
  const look = { isSpeaking: true, isMuted: true } as const;

  it('rings who speaks, inside the tile, above each new frame', async () => {
    const composer = await newComposer();
    await composer.setScene(sceneOf(tile('a', 20, 20, 290, 160, { look })));
    for (const value of [200, 90]) {
      composer.compose(new Map([['camera:a', flat(value)]]));
      const ring = yuvColor('#4ade80').y;
      expect([luma(composer.canvas, 21, 100), luma(composer.canvas, 308, 100)]).toEqual([ring, ring]);
      expect(luma(composer.canvas, 165, 22)).toBe(ring);
      expect(luma(composer.canvas, 30, 100)).toBe(value);
      expect(luma(composer.canvas, 19, 100)).toBe(yuvColor('#323232').y);
    }
  });

  it('shows initials on a disc in place of a video, and keeps what is drawn when another one speaks', async () => {
    const composer = await newComposer();
    const avatar = { initials: 'AL', hue: 200 };
    const quiet = tile('a', 20, 20, 290, 160, {
      hasVideo: false,
      look: { ...look, isSpeaking: false, avatar },
    });
    await composer.setScene(sceneOf(quiet));
    composer.compose(new Map());
    const before = digest(composer.canvas);
    const middle = [...Array(60).keys()].map((x) => luma(composer.canvas, 135 + x, 100));
    expect(Math.max(...middle)).toBeGreaterThan(200);
    expect(luma(composer.canvas, 30, 30)).toBe(yuvColor('#262a33').y);
    await composer.setScene(sceneOf({ ...quiet, look: { ...quiet.look! } }));
    composer.compose(new Map());
    expect(digest(composer.canvas)).toBe(before);
  });
});

describe('text', () => {
  it.each([
    ['a filter in a name', "x':fontsize=900,drawbox[a];%{gmtime}\\n"],
    ['letters from right to left', 'مرحبا بالعالم'],
    ['a name of ten thousand letters', 'W'.repeat(10_000)],
    ['control characters', 'a\u0000b\u0007c'],
    ['a lonely surrogate', 'a\ud83d'],
    ['letters that no font has', '\u{10ffff}'],
  ])('draws %s and stays within its width', async (_case, name) => {
    const bitmap = await new TextRenderer().render(name, 20, 200);
    expect(bitmap.width).toBeLessThanOrEqual(200);
    expect(bitmap.rgba).toHaveLength(4 * bitmap.width * bitmap.height);
  });

  it('ends a long name with an ellipsis, and draws each name once', async () => {
    const text = new TextRenderer();
    const long = await text.render('Maximiliane Hohenstein-Wallersbach', 20, 120);
    expect(long.width).toBeGreaterThan(80);
    expect(text.render('Ada', 20, 200)).toBe(text.render('Ada', 20, 200));
  });
});

it('writes the slate in the middle of the background', async () => {
  const background = keep(await paintBackground({ width: 640, height: 360, color: '#000000' }));
  const slate = keep(await paintSlate(background, new TextRenderer(), 'Back soon'));
  const bright: number[] = [];
  for (let y = 0; y < 360; y++) for (let x = 0; x < 640; x++) if (luma(slate, x, y) > 128) bright.push(x, y);
  const middle = (from: number): number => {
    const values = bright.filter((_, i) => i % 2 === from);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  expect(Math.abs(middle(0) - 320)).toBeLessThan(12);
  expect(Math.abs(middle(1) - 180)).toBeLessThan(12);
});
