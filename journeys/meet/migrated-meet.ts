// A copy of Airlock Meet that `airlock migrate --to livekit` has rewritten, and what its developer would run on it.
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const meet = join(root, 'apps/meet');
const run = promisify(execFile);

export interface MigratedMeet extends AsyncDisposable {
  folder: string;
  /** What was left for its developer, who has answered it. */
  marked: string[];
  read(file: string): Promise<string>;
  /** Runs the program of a package of the workspace in the folder; rejects with what it printed. */
  run(program: string, ...args: string[]): Promise<string>;
  /** Runs `airlock migrate` on the folder. */
  migrate(...args: string[]): Promise<string>;
}

/** In the workspace, where the packages are found that it has been given. */
export async function migrateMeet(): Promise<MigratedMeet> {
  const folder = join(root, '.cache/migrated-meet');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(meet, folder, {
    recursive: true,
    filter: (source) => !/\/(?:node_modules|dist)$/.test(source),
  });
  await symlink(join(meet, 'node_modules'), join(folder, 'node_modules'));
  const strict = {
    extends: '../../tsconfig.json',
    compilerOptions: { incremental: false },
    include: ['src', '*.ts'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...strict, exclude: ['node_modules'] }));

  const start = (...command: string[]) => output(process.execPath, command, folder);
  const migrated: MigratedMeet = {
    folder,
    marked: [],
    read: (file) => readFile(join(folder, file), 'utf8'),
    run: (program, ...args) => start(join(root, 'node_modules', program), ...args),
    migrate: (...args) => start(join(root, 'apps/cli/bin/airlock.mjs'), 'migrate', folder, ...args),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
  await migrated.migrate('--to', 'livekit', '--exchange', '/airlock/v1/token-exchange', '--allow-dirty');
  return { ...migrated, marked: await answerMarkers(join(folder, 'src')) };
}

/** Takes the markers away, as a developer does who has read them. */
async function answerMarkers(folder: string): Promise<string[]> {
  const marked: string[] = [];
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue;
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
    const markers = lines.filter((line) => line.trim().startsWith('// airlock-migrate['));
    if (markers.length === 0) continue;
    marked.push(...markers.map((line) => line.trim()));
    await writeFile(join(folder, file), lines.filter((line) => !markers.includes(line)).join('\n'));
  }
  return marked;
}

async function output(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    const { stdout, stderr } = await run(command, args, { cwd, maxBuffer: 2 ** 26 });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
