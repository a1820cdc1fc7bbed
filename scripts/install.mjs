// Installs what a fresh clone lacks, before any dependency can be imported: plain Node only.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const floor = [20, 19];

/** Runs `npm ci` when node_modules is missing or older than the lockfile. Ends the process when it fails. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < floor[0] || (major === floor[0] && minor < floor[1])) {
    stop(`Airlock needs Node ${floor.join('.')} or newer; this is ${process.versions.node}.`);
  }
  const installed = 'node_modules/.package-lock.json';
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  console.log('Installing dependencies (npm ci), about half a minute the first time …');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { stdio: 'inherit' });
  if (status !== 0)
    stop('npm ci failed: read its message above. Without a network, install once where there is one.');
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
