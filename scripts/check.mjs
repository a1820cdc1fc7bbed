// `npm run check`: types, lint with boundaries and sizes, formatting, dead code; each failure names its command.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const steps = [
  ...[
    { project: 'tsconfig.json', name: 'types', mend: 'mend the types' },
    { project: 'tsconfig.node.json', name: 'types of Node packages: no DOM', mend: 'use what Node has' },
    {
      project: 'tsconfig.browser.json',
      name: 'types of browser packages: no Node',
      mend: 'use what browsers have',
    },
  ].map(({ project, ...step }) => ({
    ...step,
    // TypeScript 7 checks in seconds; it has no API yet for the linter and the codemod, which stay with 6.
    command: `node node_modules/typescript-native/bin/tsc --noEmit --incremental false -p ${project}`,
  })),
  {
    name: 'lint, boundaries, sizes',
    command: 'npx eslint . --cache --cache-location .cache/eslint',
    mend: 'npx eslint . --fix, then by hand',
  },
  {
    name: 'import circles, folders',
    command:
      'npx depcruise --config .dependency-cruiser.mjs --output-type err-long packages apps journeys bench scripts',
    mend: 'move what both files need into a third, or pass it in; folders are in scripts/folders.mjs',
  },
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
