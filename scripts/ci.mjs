// Runs check, test and test:long, and adds their counts into one closing line `N passed, N failed`.
import { spawn } from 'node:child_process';

let passed = 0;
let failed = 0;
/** Said once more at the end, where a cut log still shows it: what failed, and what needed a second try. */
const remarks = [];

for (const script of ['check', 'test', 'test:long']) {
  const { code, closing } = await run(script);
  if (closing) {
    passed += Number(closing[1]);
    failed += Number(closing[2]);
  }
  if (code !== 0 && !(Number(closing?.[2]) > 0)) failed += 1;
  if (code === 0 && script === 'check') passed += 1;
}
for (const line of remarks) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 1 ? 0 : 1;

/** Echoes a script's output, and keeps its last closing line. */
function run(script) {
  return new Promise((resolve) => {
    console.log(`--- npm run ${script}`);
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let closing = null;
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text.replaceAll(/^(\d+ passed, \d+ failed)$/gm, `npm run ${script}: $1`));
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      remarks.push(...lines.filter((line) => /^(?:failed|second try): /.test(line)));
      for (const line of lines) closing = /^(\d+) passed, (\d+) failed$/.exec(line) ?? closing;
    });
    child.on('close', (code) => resolve({ code, closing }));
  });
}
