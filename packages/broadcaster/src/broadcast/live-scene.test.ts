import type { Scene, Tile } from '@airlock-rtc/layouts';
import { expect, it } from 'vitest';
import { Composer } from '../compositing/composer.js';
import { Dissolve } from '../compositing/dissolve.js';
import { TextRenderer } from '../text/text-renderer.js';
import { LiveScene } from './live-scene.js';

const tileAt = (x: number, also: Partial<Tile> = {}): Tile => ({
  ...{ personId: 'ada', source: 'camera', fit: 'cover', cornerRadiusPx: 0, hasVideo: false },
  ...{ showsCameraOff: false, isOverlay: false, rectangle: { x, y: 0, width: 64, height: 36 } },
  ...also,
});
const sceneOf = (tile: Tile): Scene => ({
  ...{ width: 128, height: 36, tiles: [tile], memory: { order: [], sharers: [] } },
});

it('dissolves when somebody moves, and not when only a name changes', async () => {
  let scene = sceneOf(tileAt(0));
  using composer = new Composer({ width: 128, height: 36 }, new TextRenderer());
  using dissolve = new Dissolve(composer.canvas, 30);
  const live = new LiveScene(
    () => scene,
    composer,
    () => {},
    dissolve,
  );
  const counters = { frames: 0, changed: 0, tileFrames: 0, dropped: 0 };
  /** Of ten ticks, those that showed anything but the finished frame. */
  const mixed = async () => {
    live.arrangeAgain();
    let count = 0;
    for (let i = 0; i < 10; i++) if ((await live.paint(counters, i * 33)) !== composer.canvas) count += 1;
    return count;
  };
  expect(await mixed()).toBe(6);
  scene = sceneOf(tileAt(0, { showsCameraOff: true }));
  expect(await mixed()).toBe(0);
  scene = sceneOf(tileAt(64));
  expect(await mixed()).toBe(6);
});
