// `npm run release -- [--to DIR]`: versions and changelogs from .changeset/, then tarballs and notes. Publishes nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { readVersions, releaseNotes, renewRanges, withRelease } from './release-notes.mjs';

ensureInstalled();
const { values } = parseArgs({ options: { to: { type: 'string', default: '.cache/release' } } });
const to = resolve(values.to);
if (output('git', 'status', '--porcelain') !== '')
  stop('The work tree has changes: commit or stash them first.');
if (!/\.changeset\/(?!README).*\.md$/m.test(output('git', 'ls-files', '.changeset')))
  stop('There is nothing to release: no file in .changeset/ says what has changed.');

const before = readVersions();
run('npx', 'changeset', 'version');
const after = readVersions();
renewRanges(output('git', 'ls-files').split('\n'), before, after);
run(
  'npx',
  'prettier',
  '--write',
  '--log-level',
  'warn',
  'packages/*/{package.json,CHANGELOG.md}',
  'apps/*/{package.json,CHANGELOG.md}',
);
// The lockfile names the versions of the workspaces.
run('npm', 'install', '--package-lock-only', '--no-audit', '--no-fund');

const notes = releaseNotes();
const changelog = readFileSync('CHANGELOG.md', 'utf8');
writeFileSync('CHANGELOG.md', withRelease(changelog, after.get('airlock-rtc'), notes));
mkdirSync(to, { recursive: true });
writeFileSync(join(to, 'NOTES.md'), notes);
run('npm', 'run', '--silent', 'build', '--', '--to', to);
console.log(`
Tarballs and NOTES.md are in ${to}. Read \`git diff\`, run .ci/run, commit, and tag v${after.get('airlock-rtc')}; then, for each tarball:
npm publish --access public TARBALL`);

function run(program, ...args) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status === 0) return;
  stop(
    `${program} ${args.join(' ')} failed: read its message above. \`git reset --hard\` undoes what was written.`,
  );
}

function output(program, ...args) {
  return spawnSync(program, args, { encoding: 'utf8' }).stdout.trim();
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
