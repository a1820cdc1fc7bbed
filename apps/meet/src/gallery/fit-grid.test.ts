// Tests the shape of the gallery for one to many people on a desk and on a phone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitGrid } from './fit-grid.js';

const desk = { width: 1400, height: 720 };
const phone = { width: 366, height: 640 };
/** Of 390 × 844, without the browser's bars. */
const tallPhone = { width: 366, height: 702 };

describe('fitGrid', () => {
  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [3, 2, 2],
    [4, 2, 2],
    [7, 4, 2],
    [12, 4, 3],
    [16, 4, 4],
  ])('shows %i people on a desk in %i columns and %i rows', (count, columns, rows) => {
    expect(fitGrid(count, desk)).toMatchObject({ columns, rows });
  });

  it.each([
    [1, 1, 1],
    [2, 1, 2],
    [4, 2, 2],
    [7, 2, 4],
  ])('shows %i people on a phone in %i columns and %i rows', (count, columns, rows) => {
    expect(fitGrid(count, phone)).toMatchObject({ columns, rows });
  });

  it('shows four people on a tall phone two by two, not in one column', () => {
    expect(fitGrid(4, tallPhone)).toMatchObject({ columns: 2, rows: 2 });
  });

  it('keeps everybody in the box, in an allowed shape', () => {
    const side = fc.integer({ min: 200, max: 3000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), side, side, (count, width, height) => {
        const { columns, rows, tile } = fitGrid(count, { width, height });
        expect(columns * rows).toBeGreaterThanOrEqual(count);
        expect(columns * tile.width + 12 * (columns - 1)).toBeLessThanOrEqual(width);
        expect(rows * tile.height + 12 * (rows - 1)).toBeLessThanOrEqual(height);
        if (tile.width < 20 || tile.height < 20) return; // rounding to whole pixels bends the shape of tiny tiles
        expect(tile.width / tile.height).toBeGreaterThan(0.53);
        expect(tile.width / tile.height).toBeLessThan(1.9);
      }),
    );
  });

  it.each([
    [0, desk],
    [3, { width: 0, height: 0 }],
    [3, { width: 10, height: -5 }],
  ])('gives no negative tile for %i people in %j', (count, box) => {
    const { tile } = fitGrid(count, box);
    expect(tile.width).toBeGreaterThanOrEqual(0);
    expect(tile.height).toBeGreaterThanOrEqual(0);
  });
});
