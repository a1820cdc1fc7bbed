// Where a shared screen goes, and where people go beside it or over it; the numbers of Mux's compositor page.
import type { BroadcastShape } from '@airlock-rtc/contract';
import { grid } from './grid.js';
import { evenDown, inset, scaleOf, type Rectangle, type Size } from './rectangle.js';

/** Width of the people's strip beside a share: one column, or two above five people. */
const STRIP_WIDTH_PX = { oneColumn: 400, twoColumns: 600 } as const;
const ONE_COLUMN_PEOPLE = 5;
/** Between the people, and between them and the share. */
const STRIP_GAP_PX = 30;
/** Around a gallery with a share. */
const PADDING_PX = 60;

/** The speaker who lies over a share. Mux's page has 383x215 in landscape: the nearest even size is taken. */
const OVERLAY: Record<BroadcastShape, Size & { readonly marginPx: number }> = {
  landscape: { width: 384, height: 216, marginPx: 36 },
  square: { width: 240, height: 240, marginPx: 60 },
  portrait: { width: 360, height: 360, marginPx: 36 },
};

interface ShareWithPeople {
  readonly share: Rectangle;
  readonly people: readonly Rectangle[];
}

/** The share at the left, everyone in a strip at the right. */
export function shareWithStrip(count: number, canvas: Rectangle): ShareWithPeople {
  const scale = scaleOf(canvas);
  const columns = count > ONE_COLUMN_PEOPLE ? 2 : 1;
  const width = columns === 1 ? STRIP_WIDTH_PX.oneColumn : STRIP_WIDTH_PX.twoColumns;
  const [share, area] = splitRight(inset(canvas, evenDown(PADDING_PX * scale)), width * scale, scale);
  const options = { area, gapPx: evenDown(STRIP_GAP_PX * scale), aspectRatio: 16 / 9 };
  return { share, people: grid(count, columns, options) };
}

/** The share at the left, one speaker at the right in the full width of the column. */
export function shareWithColumn(canvas: Rectangle): ShareWithPeople {
  const scale = scaleOf(canvas);
  const [share, area] = splitRight(canvas, STRIP_WIDTH_PX.oneColumn * scale, scale);
  return { share, people: grid(1, 1, { area, gapPx: 0, aspectRatio: 16 / 9 }) };
}

/** The share in the whole canvas, one speaker over its bottom right corner. */
export function shareWithOverlay(
  canvas: Rectangle,
  shape: BroadcastShape,
  { hasMargin }: { hasMargin: boolean },
): ShareWithPeople {
  const scale = scaleOf(canvas);
  const [width, height, marginPx] = [
    OVERLAY[shape].width,
    OVERLAY[shape].height,
    OVERLAY[shape].marginPx,
  ].map((pixels) => evenDown(pixels * scale)) as [number, number, number];
  const margin = hasMargin ? marginPx : 0;
  const x = canvas.x + canvas.width - width - margin;
  const y = canvas.y + canvas.height - height - margin;
  return { share: canvas, people: [{ x, y, width, height }] };
}

function splitRight(area: Rectangle, rightWidth: number, scale: number): [left: Rectangle, right: Rectangle] {
  const width = evenDown(rightWidth);
  const x = area.x + evenDown(area.width - width);
  return [
    { ...area, width: evenDown(x - area.x - STRIP_GAP_PX * scale) },
    { ...area, x, width },
  ];
}
