// Installs what a fresh clone lacks, before any dependency can be imported: plain Node only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const floor = [20, 19];

/** Runs `npm ci` when what is installed is not what the lockfile names. Ends the process when it fails. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < floor[0] || (major === floor[0] && minor < floor[1])) {
    stop(`Airlock needs Node ${floor.join('.')} or newer; this is ${process.versions.node}.`);
  }
  if (isInstalled(packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json'))) return;
  console.log('Installing dependencies (npm ci), about a minute the first time …');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { stdio: 'inherit' });
  if (status !== 0)
    stop('npm ci failed: read its message above. Without a network, install once where there is one.');
}

/**
 * Whether every package of the lockfile is there in its version. Optional ones are for other machines, mostly.
 * @param {Record<string, LockedPackage>} locked @param {Record<string, LockedPackage>} installed
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(
    ([path, { version, optional, devOptional, link }]) =>
      !path.includes('node_modules/') ||
      (optional ?? devOptional ?? false) ||
      (path in installed && (link || installed[path].version === version)),
  );
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return {};
  }
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
