// The changes of a migration as a unified diff in the terminal's colours.
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import colors from 'picocolors';
import type { Migration } from '../plan/migration.js';

export function coloredDiff(
  { changes, root }: Pick<Migration, 'changes' | 'root'>,
  isColored = true,
): string {
  const { red, green, cyan, bold } = colors.createColors(isColored);
  const paint = (line: string): string => {
    if (/^(?:---|\+\+\+|={3})/.test(line)) return bold(line);
    if (line.startsWith('@@')) return cyan(line);
    if (line.startsWith('-')) return red(line);
    return line.startsWith('+') ? green(line) : line;
  };
  return changes
    .map(({ path: file, before, after }) => {
      const name = path.relative(root, file);
      const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
        context: 2,
      });
      return patch.split('\n').slice(1).map(paint).join('\n');
    })
    .join('\n');
}
