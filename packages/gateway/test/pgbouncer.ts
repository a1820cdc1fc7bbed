// A PgBouncer of the system in transaction mode, in front of a Postgres that can be exchanged, as at a failover.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './postgres.js';

export interface TestPgBouncer extends AsyncDisposable {
  readonly port: number;
  /** From now on connections go to the server on that port. */
  pointTo(serverPort: number): Promise<void>;
}

/** @param database its name: PgBouncer 1.18 does not take up a new address for those that it made up by itself. */
export async function startPgBouncer(serverPort: number, database: string): Promise<TestPgBouncer> {
  const folder = await mkdtemp('/tmp/airlock-pgbouncer-');
  await chmod(folder, 0o755);
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  const configure = (target: number) =>
    writeFile(
      file,
      `[databases]
${database} = host=127.0.0.1 port=${target} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
server_login_retry = 1
`,
    );
  await configure(serverPort);
  const user = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
  const child = spawn('pgbouncer', ['-q', ...user, file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const exited = once(child, 'exit').catch((cause: unknown) => {
    throw new Error('pgbouncer cannot be run: `apt-get install pgbouncer`.', { cause });
  });
  await Promise.race([
    listening(port),
    exited.then(() => Promise.reject(new Error(`pgbouncer ended: ${said}`))),
  ]);
  return {
    port,
    async pointTo(target) {
      await configure(target);
      child.kill('SIGHUP');
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await sleep(50);
  }
}
