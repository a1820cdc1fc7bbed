// `npm run check`: types, lint with boundaries and sizes, formatting, dead code; each failure names its command.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const steps = [
  { name: 'types', command: 'npx tsc --noEmit -p .', mend: 'mend the types' },
  {
    name: 'lint, boundaries, sizes',
    command: 'npx eslint . --cache --cache-location .cache/eslint',
    mend: 'npx eslint . --fix, then by hand',
  },
  { name: 'file sizes', command: 'node scripts/check-sizes.mjs', mend: 'split the file by its nouns' },
  {
    name: 'format',
    command: 'npx prettier --check --log-level warn --cache --cache-location .cache/prettier .',
    mend: 'npm run format',
  },
  {
    name: 'dead code',
    command: 'npx knip --no-progress',
    mend: 'remove what nobody uses, or list it in knip.json',
  },
];

let failed = 0;
for (const { name, command, mend } of steps) {
  const begin = Date.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(status === 0 ? `ok      ${name} (${seconds} s)` : `FAILED  ${name} (${seconds} s): ${mend}`);
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
