// A table without lines, for lists that people read and cut with awk.
import Table from 'cli-table3';
import pc from 'picocolors';

const PARTS = [
  ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
  ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
];

/** cli-table3's `chars` for a table whose columns are parted by space alone. */
export const NO_LINES = Object.fromEntries(PARTS.map((name) => [name, '']));

export function plainTable(head: string[], rows: (string | number)[][]): string {
  const table = new Table({
    // Styled here: cli-table3 0.6 colors its head even in a pipe, and so does picocolors 1 where `CI` is set.
    head: process.stdout.isTTY ? head.map((title) => pc.bold(title)) : head,
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 2, head: [] },
  });
  table.push(...rows);
  return table.toString();
}
