// A release, tried on a clone of this repository as it is.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

const REPOSITORY = join(import.meta.dirname, '..');
const run = promisify(execFile);

let folder: string;
let clone: string;
const inClone = (program: string, ...args: string[]) =>
  run(program, args, { cwd: clone, maxBuffer: 2 ** 26 }).then(({ stdout }) => stdout);
const readClone = (file: string) => readFile(join(clone, file), 'utf8');

beforeAll(async () => {
  await mkdir(join(REPOSITORY, '.cache'), { recursive: true });
  folder = await mkdtemp(join(REPOSITORY, '.cache/release-'));
  clone = join(folder, 'clone');
  await mkdir(clone);
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    ...{ cwd: REPOSITORY, maxBuffer: 2 ** 26 },
  });
  const files = stdout.split('\0').filter((file) => file !== '');
  for (const file of files) await cp(join(REPOSITORY, file), join(clone, file)).catch(() => {});
  // What npm ci would install; links between the workspaces are relative.
  const folders = ['node_modules', ...new Set(files.map((file) => join(file, '../node_modules')))];
  for (const each of folders.filter((each) => existsSync(join(REPOSITORY, each))))
    await run('cp', ['--archive', '--link', join(REPOSITORY, each), join(clone, each)]);
  await inClone('git', 'init', '--quiet', '--initial-branch', 'main');
  await inClone('git', 'config', 'user.email', 'somebody@example.com');
  await inClone('git', 'config', 'user.name', 'Somebody');
  await writeFile(
    join(clone, '.changeset/a-release.md'),
    `---\n'@airlock-rtc/tokens': minor\n'@airlock-rtc/spaces-livekit-adapter': minor\n---\n\nTokens are blue.\n`,
  );
  await inClone('git', 'add', '--all');
  await inClone('git', 'commit', '--quiet', '--message', 'Everything');
});
// A release changes the work tree, and does not commit what it changed.
beforeEach(async () => {
  await inClone('git', 'reset', '--quiet', '--hard');
  await inClone('git', 'clean', '--quiet', '-d', '--force');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('ends in versions, tarballs and notes', async () => {
  const { version: before } = JSON.parse(await readClone('packages/tokens/package.json'));
  const [major, minor] = before.split('.').map(Number);
  const version = `${major}.${minor + 1}.0`;
  const to = join(folder, 'C# リリース');
  await inClone('npm', 'run', '--silent', 'release', '--', '--to', to);

  const made = await readdir(to);
  expect(made).toEqual(
    expect.arrayContaining([`airlock-rtc-${version}.tgz`, `airlock-rtc-tokens-${version}.tgz`, 'NOTES.md']),
  );
  const notes = await readFile(join(to, 'NOTES.md'), 'utf8');
  expect(notes).toMatch(new RegExp(`^### @airlock-rtc/tokens ${version}\\n[^#]*^- Tokens are blue\\.$`, 'm'));
  expect(await readClone('CHANGELOG.md')).toContain(`## ${version}\n\n${notes}`);

  // Whoever copies an example, or migrates with this command line, gets what was released.
  const adapter = JSON.parse(await readClone('packages/spaces-livekit-adapter/package.json')).version;
  expect(await readClone('examples/react/adapter/package.json')).toContain(
    `spaces-livekit-adapter@^${adapter}`,
  );
  expect(await readClone('packages/contract/src/package-names.ts')).toContain(
    `[ADAPTER_PACKAGE_NAME]: '${adapter}'`,
  );
  expect(await readClone('package-lock.json')).not.toContain('"resolved": "http');
  const changed = await inClone('git', 'status', '--porcelain', '.changeset');
  expect(changed).toContain(' D .changeset/a-release.md');
});

it('refuses a work tree with changes, which it could not tell from its own', async () => {
  await writeFile(join(clone, 'notes.txt'), 'Not committed.');
  await expect(inClone('npm', 'run', '--silent', 'release')).rejects.toThrow('commit or stash them first');
});
