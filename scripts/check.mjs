// `npm run check`: types, lint with boundaries and sizes, formatting, dead code; each failure names its command.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const steps = [
  { name: 'types', command: 'npx tsc --noEmit -p .', mend: 'mend the types' },
  {
    name: 'types of Node packages: no DOM',
    command: 'npx tsc -p tsconfig.node.json',
    mend: 'use what Node has',
  },
  {
    name: 'types of browser packages: no Node',
    command: 'npx tsc -p tsconfig.browser.json',
    mend: 'use what browsers have',
  },
  {
    name: 'lint, boundaries, sizes',
    command: 'npx eslint . --cache --cache-location .cache/eslint',
    mend: 'npx eslint . --fix, then by hand',
  },
  {
    name: 'import circles',
    command:
      'npx depcruise --config .dependency-cruiser.mjs --output-type err-long packages apps journeys bench scripts',
    mend: 'move what both files need into a third, or pass it in',
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

// The first two take longest, and there are two cores: the rest runs behind whichever ends first.
const waiting = [...steps];
let failed = 0;
await Promise.all([worker(), worker()]);
process.exitCode = failed === 0 ? 0 : 1;

async function worker() {
  for (let step = waiting.shift(); step; step = waiting.shift()) await run(step);
}

async function run({ name, command, mend }) {
  const begin = Date.now();
  const { code, output } = await new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('close', (code) => resolve({ code, output }));
  });
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  if (code === 0) return console.log(`ok      ${name} (${seconds} s)`);
  failed += 1;
  console.log(`${output}FAILED  ${name} (${seconds} s): ${mend}`);
}
