// Where a shared screen goes, and where people go beside it or over it.
import type { BroadcastShape } from '@airlock-rtc/contract';
import { grid } from './grid.js';
import { evenDown, inset, type Rectangle, type Size } from './rectangle.js';

/** Width of the people's strip beside a share: one column, or two above five people. */
const STRIP_WIDTH_PX = { oneColumn: 400, twoColumns: 600 } as const;
const ONE_COLUMN_PEOPLE = 5;
const STRIP_GAP_PX = 30;

/** The speaker who lies over a share. Mux's page has 383x215 in landscape: the nearest even size is taken. */
const OVERLAY: Record<BroadcastShape, Size & { readonly marginPx: number }> = {
  landscape: { width: 384, height: 216, marginPx: 36 },
  square: { width: 240, height: 240, marginPx: 36 },
  portrait: { width: 360, height: 360, marginPx: 60 },
};

interface ShareWithPeople {
  readonly share: Rectangle;
  readonly people: readonly Rectangle[];
}

/** The share at the left, everyone in a strip at the right. */
export function shareWithStrip(count: number, canvas: Rectangle): ShareWithPeople {
  const columns = count > ONE_COLUMN_PEOPLE ? 2 : 1;
  const [share, strip] = splitRight(
    canvas,
    columns === 1 ? STRIP_WIDTH_PX.oneColumn : STRIP_WIDTH_PX.twoColumns,
  );
  const options = { area: inset(strip, STRIP_GAP_PX), gapPx: STRIP_GAP_PX, aspectRatio: 16 / 9 };
  return { share, people: grid(count, columns, options) };
}

/** The share at the left, one speaker at the right in the full width of the column. */
export function shareWithColumn(canvas: Rectangle): ShareWithPeople {
  const [share, area] = splitRight(canvas, STRIP_WIDTH_PX.oneColumn);
  return { share, people: grid(1, 1, { area, gapPx: 0, aspectRatio: 16 / 9 }) };
}

/** The share in the whole canvas, one speaker over its bottom right corner. */
export function shareWithOverlay(
  canvas: Rectangle,
  shape: BroadcastShape,
  { hasMargin }: { hasMargin: boolean },
): ShareWithPeople {
  const { width, height, marginPx } = OVERLAY[shape];
  const margin = hasMargin ? marginPx : 0;
  const x = canvas.x + canvas.width - width - margin;
  const y = canvas.y + canvas.height - height - margin;
  return { share: canvas, people: [{ x, y, width, height }] };
}

function splitRight(canvas: Rectangle, rightWidth: number): [left: Rectangle, right: Rectangle] {
  const leftWidth = evenDown(canvas.width - rightWidth);
  return [
    { ...canvas, width: leftWidth },
    { ...canvas, x: canvas.x + leftWidth, width: canvas.width - leftWidth },
  ];
}
