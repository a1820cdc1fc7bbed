// Starts a Postgres of the system's packages in a folder of its own, as a user who is not root.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

export interface TestPostgres extends AsyncDisposable {
  readonly port: number;
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  /** As an operator's restart or a crash; `start` brings it back on the same port. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  /** Runs a statement as the superuser. */
  execute(statement: string): Promise<void>;
  /** Makes a standby the server that writes. */
  promote(): Promise<void>;
  /** Freezes or thaws every process of it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

/** @param standbyOf the server that it copies and follows, until it is promoted. */
export async function startPostgres({ standbyOf }: { standbyOf?: TestPostgres } = {}): Promise<TestPostgres> {
  const binaries = await findBinaries();
  const folder = await mkdtemp('/tmp/airlock-postgres-');
  const port = await freePort();
  if (isRoot) await run('chown', ['postgres', folder]);
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const [program, ...args] = standbyOf
    ? ['pg_basebackup', '-h', '127.0.0.1', '-p', String(standbyOf.port), '-D', data, '-R', '-c', 'fast']
    : ['initdb', '-D', data, '-A', 'trust', '--no-sync'];
  await asPostgres(join(binaries, program!), [...args, '-U', 'postgres']);
  const settings = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c full_page_writes=off`;
  const control = (...args: string[]) => asPostgres(join(binaries, 'pg_ctl'), ['-D', data, '-w', ...args]);
  const start = () => control('-o', settings, '-l', join(folder, 'log'), 'start');
  const execute = (statement: string) => {
    const server = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
    return asPostgres(join(binaries, 'psql'), [...server, '-qc', statement]);
  };
  await start();
  let count = 0;
  return {
    ...{ port, start, execute },
    promote: () => control('promote'),
    stop: (mode) => control('-m', mode, 'stop'),
    async signal(signal) {
      const postmaster = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      // Frozen while its children are listed: it would begin one, or see the end of one, meanwhile.
      if (signal === 'SIGSTOP') process.kill(postmaster, signal);
      const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(postmaster)]);
      for (const pid of stdout.split('\n').map(Number).filter(Boolean)) process.kill(pid, signal);
      if (signal === 'SIGCONT') process.kill(postmaster, signal);
    },
    async createDatabase() {
      const name = `airlock_${(count += 1)}`;
      await execute(`create database ${name}`);
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    async [Symbol.asyncDispose]() {
      await control('-m', 'immediate', 'stop').catch(() => {});
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Debian keeps the server's programs out of the PATH, in a folder for each version. */
async function findBinaries(): Promise<string> {
  const onPath = await run('which', ['initdb']).then(
    ({ stdout }) => [join(stdout.trim(), '..')],
    () => [],
  );
  const versions: string[] = await readdir('/usr/lib/postgresql').catch(() => []);
  const candidates = [...versions.sort().map((version) => `/usr/lib/postgresql/${version}/bin`), ...onPath];
  for (const folder of candidates) {
    const found: string[] = await readdir(folder).catch(() => []);
    if (['initdb', 'pg_ctl', 'psql'].every((name) => found.includes(name))) return folder;
  }
  throw new Error('Postgres is not installed: run `apt-get install postgresql`');
}

async function asPostgres(program: string, args: string[]): Promise<void> {
  const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
  await run(command, all, { cwd: '/tmp' });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
