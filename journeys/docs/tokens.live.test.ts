// The tokens of the guide, made in each language as it prints it, shown to a LiveKit server.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startWorld, type World } from '@airlock-rtc/testkit';
import { TokenVerifier } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REPOSITORY } from './documented-commands.js';

const LANGUAGES: Record<string, { file: string; command: string[] }> = {
  js: { file: 'token.mjs', command: [process.execPath] },
  py: { file: 'token_of_bob.py', command: ['python3'] },
  go: { file: 'token.go', command: ['go', 'run'] },
  rb: { file: 'token.rb', command: ['ruby'] },
};

let world: World;
let folder: string;
beforeAll(async () => {
  world = await startWorld();
  // Inside the workspace, where livekit-server-sdk is found.
  await mkdir(join(REPOSITORY, 'journeys/.cache'), { recursive: true });
  folder = await mkdtemp(join(REPOSITORY, 'journeys/.cache/tokens-'));
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

it.each(Object.entries(LANGUAGES))('in %s', async (language, { file, command }) => {
  const page = await readFile(join(REPOSITORY, 'docs/guide/jwt.md'), 'utf8');
  const program = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)![1]!;
  await writeFile(join(folder, file), program);
  const { url, apiKey, apiSecret } = world.livekit;
  const [name, ...args] = command;
  const { stdout } = await promisify(execFile)(name!, [...args, join(folder, file)], {
    env: { ...process.env, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret },
  });
  const token = stdout.trim();

  expect(await new TokenVerifier(apiKey, apiSecret).verify(token)).toMatchObject({
    ...{ iss: apiKey, sub: 'bob-1', name: 'Bob' },
    video: { room: 'stage', roomJoin: true, canUpdateOwnMetadata: true },
  });
  const validated = (each: string) =>
    fetch(`${url.replace(/^ws/, 'http')}/rtc/validate?access_token=${each}`).then(({ status }) => status);
  expect(await validated(token)).toBe(200);
  expect(await validated(`${token.slice(0, -4)}AAAA`)).toBe(401);
});
