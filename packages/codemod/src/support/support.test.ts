import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConnectionError, ConnectionErrorReason } from 'livekit-client';
import { expect, test } from 'vitest';
import { applyMigration } from '../migration/apply-migration.js';
import { planMigration, type MigrationOptions } from '../migration/plan-migration.js';

const MAKE = `import { Space } from '@mux/spaces-web';\nexport const make = (jwt: string) => new Space(jwt);\n`;
const JOIN = `import { Space } from '@mux/spaces-web';\nexport const enter = (space: Space) => space.join();\n`;
const ENTER = `import { Space } from '@mux/spaces-web';
export const enter = (jwt) => {
  const space = new Space(jwt);
  return space.join();
};\n`;
const LEAVE = `import { Space, SpaceEvent } from '@mux/spaces-web';
export const out = (space?: Space) => space?.leave();
export const onLeft = (space: Space) => space.on(SpaceEvent.ParticipantLeft, () => {});\n`;

test('a token that stands in another file than its join() goes with the room', async () => {
  await using project = await write({ 'src/make.ts': MAKE, 'src/call/join.ts': JOIN });
  await project.migrate({ to: 'livekit', url: 'wss://x.example' });
  expect(await project.read('src/make.ts')).toMatch(
    /prepareRankedRoom\(new Room\([^]*\), \{ token: jwt, limit: 16 \}\)/,
  );
  expect(await project.read('src/call/join.ts')).toContain(
    "space.connect('wss://x.example', keptToken(space), { autoSubscribe: false })",
  );
  expect(await project.read('src/call/join.ts')).toContain("from '../spaces-on-livekit'");
  expect(await project.read('src/spaces-on-livekit.ts')).toContain('export function keptToken');
});

test('with a token exchange the room is connected by it', async () => {
  await using project = await write({ 'make.ts': MAKE, 'join.ts': JOIN });
  await project.migrate({ to: 'livekit', exchange: 'https://gateway.example/exchange' });
  expect(await project.read('join.ts')).toContain(
    'connectByExchange(space, keptToken(space), { autoSubscribe: false })',
  );
  expect(await project.read('spaces-on-livekit.ts')).toContain("new URL('https://gateway.example/exchange'");
});

test.each([
  [403, 'space_full', ConnectionErrorReason.ServerUnreachable],
  [403, 'forbidden', ConnectionErrorReason.NotAllowed],
  [401, 'expired_token', ConnectionErrorReason.NotAllowed],
  [400, 'malformed_token', ConnectionErrorReason.NotAllowed],
])('a token exchange that answers %i %s', async (status, type, reason) => {
  await using project = await write({ 'enter.js': ENTER });
  await project.migrate({ to: 'livekit', exchange: 'https://gateway.example/exchange' });
  const support = await project.read('spaces-on-livekit.js');
  const body = support.replaceAll(/^import .*$/gm, '').replaceAll('export ', '');
  const load = new Function('ConnectionError', 'fetch', `${body}\nreturn connectByExchange;`);
  const connect = load(ConnectionError, async () => Response.json({ error: { type } }, { status }));
  await expect(connect({}, 'token')).rejects.toMatchObject({ reason });
});

test('where all is CommonJS, the file of the functions is CommonJS too, also when another migration adds to it', async () => {
  const load = "const { Space } = require('@mux/spaces-web');\n";
  await using project = await write({
    'make.js': `${load}exports.make = (jwt) => new Space(jwt);\n`,
    'enter.js': `${load}exports.enter = () => require('./make').make('jwt').join();\n`,
  });
  await project.migrate({ to: 'livekit', url: 'wss://x.example' });
  expect(await project.read('enter.js')).toContain(
    "const { keptToken } = require('./spaces-on-livekit.js');",
  );
  const leave = `${load}const { SpaceEvent } = require('@mux/spaces-web');
exports.watch = (jwt) => new Space(jwt).on(SpaceEvent.ParticipantLeft, console.log).leave();\n`;
  await writeFile(path.join(project.folder, 'leave.js'), leave);
  await project.migrate({ to: 'livekit', url: 'wss://x.example' });
  const support = await project.read('spaces-on-livekit.js');
  expect(support).toContain("const { RoomEvent } = require('livekit-client');");
  expect(support).toMatch(/^module\.exports = \{ .*keptToken, .*leaveRoom \};$/m);
  expect(support).not.toMatch(/^(?:export|import) /m);
});

test('a second migration adds to the file of the first, and takes nothing from it', async () => {
  await using project = await write({ 'package.json': '{}', 'a/make.ts': MAKE });
  await project.migrate({ to: 'livekit' });
  await writeFile(path.join(project.folder, 'a/leave.ts'), LEAVE);
  await project.migrate({ to: 'livekit' });
  expect(await project.read('a/leave.ts')).toContain('space && leaveRoom(space)');
  const support = await project.read('spaces-on-livekit.ts');
  expect(support).toContain('export function prepareRoom');
  expect(support).toContain('export async function leaveRoom');
});

test('a project in JavaScript gets JavaScript', async () => {
  await using project = await write({
    'make.js': MAKE.replace(': string', ''),
    'join.js': JOIN.replace(': Space', ''),
  });
  await project.migrate({ to: 'livekit' });
  const support = await project.read('spaces-on-livekit.js');
  expect(support).toContain('export function prepareRankedRoom(room, options) {');
  expect(support).not.toMatch(/: (?:Room|string)|import \{[^}]*type /);
});

test('the file is imported as the files beside it import each other, whatever functions of Deno do', async () => {
  await using project = await write({
    'package.json': '{}',
    'src/app.js': `import './make.js';\n${ENTER}`,
    'functions/a/index.ts':
      "import { b } from './b.ts';\nimport { c } from './c.ts';\nDeno.serve(() => b(c));\n",
    'functions/a/b.ts': 'export const b = 1;\nexport const at = Deno.env.get("AT");\n',
    'functions/a/c.ts': 'export const c = 1;\nexport const at = Deno.env.get("AT");\n',
    'src/make.js': 'export const one = 1;\n',
  });
  await project.migrate({ to: 'livekit' });
  expect(await project.read('src/app.js')).toContain("from './spaces-on-livekit.js'");
  expect(await project.read('src/spaces-on-livekit.js')).toContain('export function prepareRankedRoom(room');
});

test('a file of that name that is somebody else’s is left alone', async () => {
  await using project = await write({ 'make.ts': MAKE, 'spaces-on-livekit.ts': 'export const own = 1;\n' });
  await project.migrate({ to: 'livekit' });
  expect(await project.read('spaces-on-livekit.ts')).toBe('export const own = 1;\n');
  expect(await project.read('make.ts')).toContain("from './livekit-spaces-on-livekit'");
});

async function write(files: Record<string, string>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-support-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return {
    folder,
    read: (name: string) => readFile(path.join(folder, name), 'utf8'),
    migrate: async (options: MigrationOptions) => applyMigration(await planMigration(folder, options)),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
