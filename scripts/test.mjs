// `npm test` and `npm run test:long`: gets what the tests need, runs them, ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { ensureInstalled } from './install.mjs';
import { ensureProgram } from './system-programs.mjs';
import { readTestReport } from './test-report.mjs';

const kinds = process.argv.slice(2);
ensureInstalled();
ensureProgram('Postgres');
ensureProgram('Redis');
if (kinds.some((kind) => kind !== 'unit')) {
  for (const name of ['Chromium', 'Ruby', 'Go', 'Python']) ensureProgram(name);
  ensureLiveKitServer();
}
if (kinds.includes('long')) for (const name of ['Firefox', 'PgBouncer']) ensureProgram(name);
mkdirSync('.cache', { recursive: true });

let passed = 0;
let failed = 0;
/** Said at the end, where a cut log still shows it. */
const closing = [];
for (const kind of kinds) {
  const report = `.cache/test-${kind}.json`;
  rmSync(report, { force: true });
  const args = [
    'vitest',
    'run',
    '--project',
    kind,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { status } = spawnSync('npx', args, { stdio: 'inherit' });
  const counts = readTestReport(report);
  passed += counts.passed;
  // What was skipped tested nothing, and a run that broke outside a test has failed too.
  failed += counts.failed + counts.skipped + (status !== 0 && counts.failed === 0 ? 1 : 0);
  closing.push(...counts.secondTries.map((line) => `second try: ${kind} ${line}`));
  closing.push(...counts.failures.map((line) => `failed: ${kind} ${line}`));
  if (counts.skipped > 0) closing.push(`failed: ${kind}: ${counts.skipped} tests were skipped`);
  if (status !== 0 && counts.failed === 0) closing.push(`failed: ${kind}: broke outside of its tests`);
}
for (const line of closing) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function ensureLiveKitServer() {
  const args = ['--conditions=@airlock-rtc/source', '--import', 'tsx', 'scripts/livekit-server.mjs'];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
