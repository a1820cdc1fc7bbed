// The text of docs/deviations.md.
import { deviations } from './deviations.js';

export function renderDeviations(): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    '# Where the adapter differs from @mux/spaces-web 1.2.0',
    '',
    'Printed by `npm run print-deviations -w packages/spaces-livekit-adapter` from one table, whose every row names the test',
    'that holds it. Everything else behaves as the original does.',
    '',
    row(['What', 'spaces-web 1.2.0', 'The adapter', 'Why']),
    row(['---', '---', '---', '---']),
    ...deviations.map(({ about, original, ours, why }) => row([about, original, ours, why])),
    '',
  ].join('\n');
}
