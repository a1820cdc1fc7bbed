// A gateway on loopback and a command line that calls it, for the tests of the operator's commands.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createLogger, listen, openDatabase } from '@airlock-rtc/gateway';
import type { Command } from 'commander';
import { vi } from 'vitest';

export type Operator = Awaited<ReturnType<typeof startOperator>>;

const NO_LIVEKIT = { url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'a secret of thirty-two characters' };

/** A real gateway on PGlite. Most of the operator's commands need no LiveKit, and by default there is none. */
export async function startOperator({ url, apiKey, apiSecret } = NO_LIVEKIT) {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-operator-'));
  const database = await openDatabase({ folder: join(folder, 'database') });
  const adminToken = randomUUID();
  const gateway = build({
    database,
    adminToken,
    livekit: { url, apiKey, apiSecret },
    arePrivateTargetsAllowed: true,
    logger: createLogger('silent'),
  });
  const listening = await listen(gateway);
  const where = ['--gateway', listening.url, '--admin-token', adminToken];

  return {
    url: listening.url,
    adminToken,
    /** Runs a command as typed, and gives what it printed. */
    run: (command: Command, ...words: string[]) => runCommand(command, [...words, ...where]),
    async [Symbol.asyncDispose]() {
      await listening.close();
      await database.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

export async function runCommand(command: Command, words: string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    await command.exitOverride().parseAsync(words, { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return lines.join('\n');
}
