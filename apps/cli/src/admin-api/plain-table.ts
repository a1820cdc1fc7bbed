// A table without lines, for lists that people read and cut with awk.
import Table from 'cli-table3';

const PARTS = [
  ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
  ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
];

export function plainTable(head: string[], rows: (string | number)[][]): string {
  const table = new Table({
    head,
    chars: Object.fromEntries(PARTS.map((name) => [name, ''])),
    style: { 'padding-left': 0, 'padding-right': 2, head: ['bold'] },
  });
  table.push(...rows);
  return table.toString();
}
