// Compares one sheet for each layout and shape with golden/; `npm run golden -w packages/layouts` draws them anew.
import { BROADCAST_LAYOUTS, broadcastShape, broadcastSize } from '@airlock-rtc/contract';
import { expect, it } from 'vitest';
import { contactSheet, type TitledScene } from '../test/contact-sheet.js';
import { people } from '../test/people.js';
import type { LayoutFormat } from './scene.js';
import { layout } from './layout.js';

/** The small size of each shape: spacing is in pixels, so what fits there fits in the large one. */
const RESOLUTIONS = ['1280x720', '720x720', '720x1280'] as const;

/** The lighter and darker ones of LiveKit are placed alike. */
const PLACED = BROADCAST_LAYOUTS.filter((name) => !/-(light|dark)$/.test(name));

const sheets = PLACED.flatMap((name) =>
  RESOLUTIONS.map((resolution) => ({
    file: `${name}-${broadcastShape(broadcastSize(resolution))}.svg`,
    format: { layout: name, resolution },
  })),
);

it.each(sheets)('$file looks as it did', async ({ file, format }) => {
  await expect(contactSheet(cells(format), 4)).toMatchFileSnapshot(`../golden/${file}`);
});

const EVERY_COUNT = Array.from({ length: 12 }, (_, index) => index + 1);

/** With a screen only the counts at which something changes. */
const COUNTS_WITH_SCREEN = [1, 5, 6, 12];

/** Rooms without a shared screen, then with Bob's, or Ann's when she is alone. */
function cells(format: LayoutFormat): TitledScene[] {
  return [
    ...EVERY_COUNT.map((count) => cell(format, count, false)),
    ...COUNTS_WITH_SCREEN.map((count) => cell(format, count, true)),
  ];
}

/** Cleo's camera is muted, Dan has none, and Lou, the twelfth, speaks. */
function cell(format: LayoutFormat, count: number, isSharing: boolean): TitledScene {
  const room = people(count, {
    [count === 1 ? 'Ann' : 'Bob']: { isSharingScreen: isSharing },
    Cleo: { camera: { isMuted: true } },
    Dan: { camera: undefined },
    Lou: { isSpeaking: true },
  });
  const title = `${count}${isSharing ? ' + screen' : ''}${count === 12 ? ', last speaks' : ''}`;
  return { title, scene: layout(room, format) };
}
