// `npm start` as it is on other people's machines: odd folder names, other users, other versions of Node, a proxy.
import { execFile } from 'node:child_process';
import { copyFile, chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinary, freeTcpPort } from '@airlock-rtc/livekit-local';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClone, startIn, type Clone, type Start } from './clone/clone.js';

const NOBODY = 65_534;

let clone: Clone;
let elsewhere: string;
beforeAll(async () => {
  clone = await makeClone('C#');
  elsewhere = await mkdtemp(join(tmpdir(), 'airlock-elsewhere-'));
});
afterAll(async () => {
  await clone?.[Symbol.asyncDispose]();
  await rm(elsewhere, { recursive: true, force: true });
});

/** The page, a script of it, and a token by way of the page's own origin. */
async function expectMeeting(start: Start): Promise<void> {
  const url = await start.webUrl;
  const page = await (await fetch(url)).text();
  expect(page).toContain('<div id="root">');
  const [, script] = /<script[^>]* src="([^"]+)"/.exec(page)!;
  const loaded = await fetch(new URL(script!, url));
  expect({ status: loaded.status, type: loaded.headers.get('content-type') }).toEqual({
    status: 200,
    type: expect.stringContaining('javascript') as string,
  });
  const joined = await fetch(new URL('/airlock/v1/dev/join', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ space: 'first', name: 'Anna' }),
  });
  expect(await joined.json()).toMatchObject({ token: expect.any(String) as string });
}

const onFreePort = async () => ['--port', String(await freeTcpPort())];

describe('a clone in a folder of the name', () => {
  it.each(['C#', '100%25 done', 'a%20b', "it's"])('%s shows the meeting', async (name) => {
    await clone.renameTo(name);
    await rm(join(clone.folder, '.cache', 'meet'), { recursive: true, force: true });
    await using start = startIn(clone, { args: await onFreePort() });
    await expectMeeting(start);
  });
});

describe("another user's clone, without a home", () => {
  it('asks for a folder to write to, and works with one', async () => {
    // Root writes everywhere; any other user needs a clone without the permission.
    const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    await chmod(join(clone.folder, '..'), 0o755);
    if (!user.uid) await promisify(execFile)('chmod', ['-R', 'a-w', clone.folder]);
    const bin = join(elsewhere, 'bin');
    await mkdir(bin, { recursive: true });
    await copyFile(await findBinary(), join(bin, 'livekit-server'));
    await promisify(execFile)('chmod', ['-R', 'a+rwX', elsewhere]);
    const { HOME: _home, XDG_CACHE_HOME: _cache, ...rest } = process.env;
    const env = { ...rest, PATH: `${bin}:${rest.PATH}` };

    await using refused = startIn(clone, { user, env, args: await onFreePort() });
    expect(await refused.exitCode).toBe(1);
    expect(refused.output()).toMatch(/^error: Cannot write to .*\.airlock.*--state-dir\.$/m);

    const args = [...(await onFreePort()), '--state-dir', join(elsewhere, 'state')];
    await using start = startIn(clone, { user, env, args });
    await expectMeeting(start);
    if (!user.uid) await promisify(execFile)('chmod', ['-R', 'u+w', clone.folder]);
  });
});

describe('other versions of Node, told to obey a proxy that is not there', () => {
  it.each(['22', '24'])('Node %s shows the meeting', async (version) => {
    const { stdout: node } = await promisify(execFile)(
      'npx',
      ['--yes', '--package', `node@${version}`, '--call', 'command -v node'],
      { cwd: elsewhere },
    );
    const proxy = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
    const env = { ...process.env, ...proxy, NODE_USE_ENV_PROXY: '1', NO_PROXY: 'intranet.example' };
    await using start = startIn(clone, { node: node.trim(), env, args: await onFreePort() });
    await expectMeeting(start);
  });
});
