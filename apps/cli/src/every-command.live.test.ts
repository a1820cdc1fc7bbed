// Every command run as a program, against a real LiveKit and a real gateway, to its exit code within a limit.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World } from '@airlock-rtc/testkit';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOperator, type Operator } from '../test/operator.js';
import { runAirlock } from '../test/run-airlock.js';
import { createProgram } from './program.js';

let world: World;
let operator: Operator;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-commands-'));
  await writeFile(join(folder, 'call.ts'), 'export const nothing = 1;\n');
  world = await startWorld();
  operator = await startOperator(world.livekit);
});
afterAll(async () => {
  await operator?.[Symbol.asyncDispose]();
  await world?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Row {
  readonly command: string;
  readonly words?: readonly string[];
  readonly code?: number;
  readonly output: RegExp;
  readonly interruptAt?: RegExp;
}

const rows: readonly Row[] = [
  { command: 'doctor', output: /Media by UDP/ },
  { command: 'migrate', words: ['--to', 'livekit', '--dry-run', '.'], output: /0 files would change/ },
  { command: 'token', words: ['--room', 'a', '--identity', 'b'], output: /^ey/ },
  {
    command: 'broadcast',
    words: ['--room', 'nowhere', '--to', 'x.mp4'],
    code: 5,
    output: /no room "nowhere"/,
  },
  { command: 'broadcast', words: ['--size', '1x1'], code: 2, output: /'--size <WxH>'/ },
  { command: 'broadcast', words: ['--url', 'nope'], code: 2, output: /'--url <address>' argument 'nope'/ },
  { command: 'broadcast', words: ['--background', 'a.png'], code: 2, output: /http:\/\/ or https:\/\/ URL/ },
  { command: 'broadcast', words: ['--background-color', 'red'], code: 2, output: /six hexadecimal digits/ },
  { command: 'doctor', words: ['--url', 'nope'], code: 1, output: /'--url <address>' argument 'nope'/ },
  { command: 'broadcast status', output: /No broadcast is running/ },
  { command: 'egress', code: 1, output: /set EGRESS_CONFIG_FILE/ },
  { command: 'pack', words: ['--to', 'tarballs', 'nonsense'], code: 1, output: /no package "nonsense"/ },
  { command: 'gateway', output: /gateway listens/, interruptAt: /gateway listens/ },
  { command: 'database copy', code: 1, output: /Set DATABASE_URL/ },
  { command: 'spaces list', output: /No spaces yet/ },
  { command: 'keys list', output: /No keys yet/ },
  { command: 'keys create-access-token', output: /MUX_TOKEN_SECRET=/ },
  { command: 'keys create-signing-key', output: /MUX_PRIVATE_KEY=/ },
  { command: 'keys create-signing-key', words: ['--name', ' '], code: 1, output: /leave it out/ },
  { command: 'keys delete-access-token', words: ['nope'], code: 1, output: /error: The gateway refused/ },
  { command: 'keys delete-signing-key', words: ['nope'], code: 1, output: /error: The gateway refused/ },
  { command: 'webhooks list', output: /No endpoints yet/ },
  { command: 'webhooks add', words: ['http://127.0.0.1:9/'], output: /MUX_WEBHOOK_SECRET=/ },
  { command: 'webhooks deliveries', output: /No deliveries|id +event/ },
  { command: 'webhooks replay', words: ['1'], code: 1, output: /error: The gateway refused/ },
  { command: 'webhooks remove', words: ['1'], output: /Removed 1/ },
  { command: '--version', output: /^\d+\.\d+\.\d+\n$/ },
  { command: '--help', output: /Move a Mux Spaces application/ },
  {
    command: 'keys list',
    words: ['--gateway', 'nonsense'],
    code: 1,
    output: /'--gateway <url>' argument 'nonsense' is invalid/,
  },
];

describe('ends with its exit code', () => {
  it.each(rows)('airlock $command $words', async ({ command, words = [], code = 0, output, interruptAt }) => {
    const run = await runAirlock([...command.split(' '), ...words], {
      cwd: folder,
      env: environment(),
      ...(interruptAt && { interruptAt }),
    });
    expect({ code: run.code, output: run.stdout + run.stderr }).toEqual({
      code,
      output: expect.stringMatching(output) as string,
    });
  });

  // `airlock up` is in up/up.live.test.ts.
  it('is tested for every command', () => {
    const tested = new Set([...rows.map(({ command }) => command), 'up']);
    expect(leaves(createProgram()).filter((command) => !tested.has(command))).toEqual([]);
  });
});

function environment(): Record<string, string> {
  const { url, apiKey, apiSecret } = world.livekit;
  return {
    ...{ LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret },
    ...{ AIRLOCK_URL: operator.url, AIRLOCK_ADMIN_TOKEN: operator.adminToken },
    ...{ AIRLOCK_PORT: '0', AIRLOCK_FOLDER: join(folder, 'gateway') },
  };
}

/** Full names of the commands that do something: `keys list`, not `keys`. */
function leaves(command: Command, path = ''): string[] {
  return command.commands.flatMap((child) => {
    const name = `${path}${child.name()}`;
    const own = child.name() === 'broadcast' || child.commands.length === 0 ? [name] : [];
    return [...own, ...leaves(child, `${name} `)];
  });
}
