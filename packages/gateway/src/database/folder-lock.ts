// Keeps a second process out of a PGlite folder, which bears only one at a time.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { GatewayError } from '../errors/errors.js';

/** Locks of this process: in a container a new gateway often has the pid of the one killed before it. */
const held = new Set<string>();

/** Takes the folder for this process, or throws `database_in_use`. A dead owner's lock is taken over. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder.replace(/[/\\]+$/, '')}.lock`;
  for (const isLastTry of [false, true]) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      held.add(file);
      return async () => {
        held.delete(file);
        await rm(file, { force: true });
      };
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      const owner = Number(await readFile(file, 'utf8').catch(() => ''));
      const isOwned = owner === process.pid ? held.has(file) : isAlive(owner);
      if (isLastTry || isOwned) {
        const next = 'stop it, or use its admin API; for several gateways set DATABASE_URL to a Postgres';
        throw new GatewayError('database_in_use', `${folder} is open in process ${owner}: ${next}`, {
          cause,
        });
      }
      await rm(file, { force: true });
    }
  }
  throw new GatewayError('database_in_use', `${folder} could not be locked: try again`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
