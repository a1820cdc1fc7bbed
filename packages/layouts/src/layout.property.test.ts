import { isBroadcastResolution } from '@airlock-rtc/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyFormat, anyPeople } from '../test/arbitraries.js';
import type { LayoutPerson } from './person.js';
import type { Rectangle } from './rectangle.js';
import type { LayoutFormat, Scene } from './scene.js';
import { layout } from './layout.js';

/** Of LiveKit's grid, the largest. */
const MOST_TILES = 25;
/** LiveKit's page shows cameras and screens alone. */
const showsVoices = ({ layout: name }: LayoutFormat) => /^(gallery|crop|active-speaker)$/.test(name);

const isOfMux = ({ resolution }: LayoutFormat) => isBroadcastResolution(resolution);

/** What must hold after any history of any people. */
function always(name: string, check: (run: ReturnType<typeof play>) => void): void {
  it(name, () => {
    fc.assert(
      fc.property(fc.array(anyPeople, { minLength: 1, maxLength: 4 }), anyFormat, (history, format) =>
        check(play(history, format)),
      ),
      { numRuns: 400 },
    );
  });
}

function play(history: LayoutPerson[][], format: LayoutFormat) {
  let scene: Scene | undefined;
  for (const people of history) scene = layout(people, format, scene);
  return { scene: scene!, people: history.at(-1)!, format };
}

always('every tile is inside the canvas, has a size, and lies on even pixels', ({ scene, format }) => {
  for (const { rectangle } of scene.tiles) {
    expect(isInside(rectangle, { x: 0, y: 0, ...scene })).toBe(true);
    expect(Math.min(rectangle.width, rectangle.height)).toBeGreaterThanOrEqual(isOfMux(format) ? 64 : 2);
    for (const value of Object.values(rectangle)) expect(value % 2).toBe(0);
  }
});

always('tiles overlap only where one is an overlay, and overlays are painted last', ({ scene }) => {
  const flat = scene.tiles.filter(({ isOverlay }) => !isOverlay);
  expect(scene.tiles.slice(0, flat.length)).toEqual(flat);
  for (const [index, tile] of flat.entries()) {
    for (const other of flat.slice(index + 1)) expect(doOverlap(tile.rectangle, other.rectangle)).toBe(false);
  }
});

always('every label is inside its tile and is one line that is not empty', ({ scene }) => {
  for (const { label, rectangle } of scene.tiles) {
    if (!label) continue;
    expect(isInside(label.rectangle, rectangle)).toBe(true);
    expect(label.text.trim()).not.toBe('');
    expect(label.text).not.toMatch(/[\r\n]/);
  }
});

always(
  'nobody is shown twice, nor at all who may not be, and never more than fit',
  ({ scene, people, format }) => {
    const cameras = scene.tiles.filter(({ source }) => source === 'camera');
    expect(new Set(cameras.map(({ personId }) => personId)).size).toBe(cameras.length);
    expect(cameras.length).toBeLessThanOrEqual(MOST_TILES);
    for (const { personId } of scene.tiles) {
      if (personId === '') continue;
      const { canPublish, camera, hasMicrophone, isSharingScreen } = people.find(
        ({ id }) => id === personId,
      )!;
      expect(canPublish).toBe(true);
      expect(Boolean(camera) || hasMicrophone || isSharingScreen || format.showsNonPublishing).toBe(true);
    }
  },
);

always('somebody is shown whenever somebody may be', ({ scene, people, format }) => {
  const isSomebody = people.some(
    ({ canPublish, camera, hasMicrophone }) =>
      canPublish && (showsVoices(format) ? hasMicrophone : camera !== undefined),
  );
  if (isSomebody) expect(scene.tiles).not.toEqual([]);
});

always('one share is shown as soon as somebody shares who may, and none otherwise', ({ scene, people }) => {
  const sharers = people.filter(({ canPublish, isSharingScreen }) => canPublish && isSharingScreen);
  const shares = scene.tiles.filter(({ source }) => source === 'screen');
  expect(shares).toHaveLength(Math.min(1, sharers.length));
});

always(
  'nothing changes when nothing changed: the very same scene comes back',
  ({ scene, people, format }) => {
    expect(layout(structuredClone(people), { ...format }, scene)).toBe(scene);
  },
);

always(
  'it is pure: the same input gives the same output, and stays as it was',
  ({ scene, people, format }) => {
    const before = structuredClone({ scene, people, format });
    expect(layout(people, format, scene)).toEqual(layout(people, format, scene));
    expect({ scene, people, format }).toEqual(before);
  },
);

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function doOverlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
