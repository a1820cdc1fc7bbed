import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { migrateCommand } from './migrate-command.js';

const run = promisify(execFile);
const CALL = `import { Space } from '@mux/spaces-web';\nexport const make = (jwt: string) => new Space(jwt);\n`;

describe('airlock migrate', () => {
  test('refuses a dirty work tree, and goes on when told', async () => {
    await using project = await makeProject({ 'call.ts': CALL });
    await expect(migrate(project.folder, '--to', 'livekit')).rejects.toMatchObject({
      code: 'dirty-work-tree',
    });
    expect(await project.read('call.ts')).toBe(CALL);
    await migrate(project.folder, '--to', 'livekit', '--allow-dirty');
    expect(await project.read('call.ts')).toContain("from 'livekit-client'");
  });

  test('refuses a folder that is not there, before it asks git', async () => {
    await expect(migrate('/nowhere', '--to', 'livekit')).rejects.toThrow('There is nothing at /nowhere');
  });

  test('counts one file as one', async () => {
    await using project = await makeProject({ 'call.ts': CALL });
    const output = await migrate(project.folder, '--to', 'adapter', '--dry-run');
    expect(output).toMatch(/^1 file would change; 1 source file read/m);
    expect(output).toMatch(/^1 place would be marked/m);
  });

  test('with --dry-run shows the diff and writes nothing', async () => {
    await using project = await makeProject({ 'call.ts': CALL });
    const output = await migrate(project.folder, '--to', 'livekit', '--dry-run');
    expect(output).toMatch(/^.*\+import \{ Room.*'livekit-client'/m);
    // Nothing was written that --check could find.
    expect(output).toMatch(/^\d+ files? would change/m);
    expect(output).not.toContain('--check');
    expect(await project.read('call.ts')).toBe(CALL);
  });

  test('with --check fails while markers remain', async () => {
    await using project = await makeProject({ 'call.ts': CALL });
    await migrate(project.folder, '--to', 'adapter', '--allow-dirty');
    expect(await migrate(project.folder, '--check')).toMatch(/call\.ts:2 .*LIVEKIT_URL/);
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
  });

  test('writes reports to where the person is, not to where npm runs the script', async () => {
    await using project = await makeProject({ 'call.ts': CALL });
    vi.stubEnv('npm_lifecycle_event', 'airlock');
    vi.stubEnv('INIT_CWD', project.folder);
    await migrate('.', '--to', 'livekit', '--dry-run', '--report', 'report').finally(() =>
      vi.unstubAllEnvs(),
    );
    expect(await project.read('report/migration.md')).toContain('call.ts');
  });

  test('rewrites package.json in its own layout and names the command that is left', async () => {
    const manifest =
      '{\n\t"name": "x",\n\t"dependencies": {\n\t\t"@mux/spaces-web": "^1.2.0",\n\t\t"zod": "^4"\n\t}\n}\n';
    await using project = await makeProject({
      'package.json': manifest,
      'call.ts': CALL,
      'pnpm-lock.yaml': '',
    });
    const output = await migrate(
      project.folder,
      '--to',
      'livekit',
      '--allow-dirty',
      '--registry',
      '--url',
      'wss://x.example',
    );
    expect(output).toMatch(/Now run .*cd \S+ && pnpm i/);
    expect(await project.read('package.json')).toMatch(/^\{\n\t"name": "x",\n\t"dependencies": \{\n\t\t"/);
    const dependencies = Object.keys(JSON.parse(await project.read('package.json')).dependencies);
    expect(dependencies).toEqual(['@airlock-rtc/ranked-subscriptions', 'livekit-client', 'zod']);
  });

  test('writes a report in three forms, without the place where it was made', async () => {
    await using project = await makeProject({ 'call.ts': CALL, 'broken.ts': 'const = ;' });
    await migrate(
      project.folder,
      '--to',
      'livekit',
      '--allow-dirty',
      '--report',
      path.join(project.folder, 'report'),
    );
    process.exitCode = undefined;
    for (const form of ['md', 'json', 'html']) {
      const report = await project.read(`report/migration.${form}`);
      expect(report).toContain('call.ts');
      expect(report).toContain('broken.ts');
      expect(report).not.toContain(project.folder);
    }
  });
});

async function migrate(...args: string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await migrateCommand().parseAsync(args, { from: 'user' });
    return log.mock.calls.flat().join('\n');
  } finally {
    log.mockRestore();
  }
}

async function makeProject(files: Record<string, string>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-migrate-'));
  await run('git', ['init', '--quiet', folder]);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return {
    folder,
    read: (name: string) => readFile(path.join(folder, name), 'utf8'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
