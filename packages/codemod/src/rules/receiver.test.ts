import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { compile } from '../../test/compile.js';
import { planMigration } from '../migration/plan-migration.js';

/** Where a participant comes from: names, fields, calls, what must be awaited, chains of every kind. */
const RECEIVERS = [
  'me.',
  'maybe?.',
  'maybe!.',
  'box.me?.',
  'boxed?.me?.',
  'boxed?.me!.',
  'boxes[0]?.me?.',
  'space?.localParticipant?.',
  'make().',
  'find()?.',
  'find("nobody")?.',
  'boxed?.find()?.',
  '(flag ? me : other).',
  '(maybe ?? other).',
  '(maybe || other)?.',
  '(await later()).',
  '(await later("nobody"))?.',
];
const ARGUMENTS = [
  'tracks',
  'none ?? tracks',
  'flag ? tracks : []',
  'await more()',
  '(any as LocalTrack[])',
  '[...tracks]',
];
const MEMBERS = [
  'displayName',
  'displayName.length',
  'id',
  'getVideoTracks()',
  'getVideoTracks().length',
  'getVideoTracks()[0]?.width',
  'getVideoTracks().map((track) => track.isMuted())',
  'unpublishTracks(TRACKS, { stop: false })',
  'publishTracks(TRACKS)',
  'publishTracks(TRACKS).then((sent) => sent.length)',
  'updateTracks(TRACKS).length',
  'setDisplayName(text("Eve")).then((self) => self.id)',
  'role',
];
const CONTEXTS = [
  'return USE;',
  'return await USE;',
  'return (await USE) ?? "none";',
  'return [USE];',
  'return !USE;',
  'return typeof USE;',
  'return flag ? USE : 1;',
  'return `${USE}`;',
  'return (USE) as unknown;',
  'const value = USE; return value;',
  'await USE;',
  'USE;',
  'if (USE) return 1;',
  'return text(String(await USE)) + "!";',
];

const program = fc.record({
  receiver: fc.constantFrom(...RECEIVERS),
  member: fc.constantFrom(...MEMBERS),
  argument: fc.constantFrom(...ARGUMENTS),
  context: fc.constantFrom(...CONTEXTS),
});

const HEAD = `import type { LocalParticipant, LocalTrack, Space } from '@mux/spaces-web';
export interface World {
  me: LocalParticipant; other: LocalParticipant; maybe: LocalParticipant | undefined; space: Space | null;
  box: { me: LocalParticipant | undefined }; boxes: { me?: LocalParticipant }[];
  boxed: { me: LocalParticipant; find(): LocalParticipant | undefined } | undefined;
  make(): LocalParticipant; find(name?: string): LocalParticipant | null; later(): Promise<LocalParticipant>;
  later(name: string): Promise<LocalParticipant | undefined>; more(): Promise<LocalTrack[]>;
  tracks: LocalTrack[]; none: LocalTrack[] | undefined; any: unknown; flag: boolean; text(it: string): string;
}
`;
/** What the compiler says of `if (promise)` and `promise ?? 1`, before as after. */
const NEEDLESS = /always (?:return true|defined)|tested for truthiness|is unreachable/;

const NAMES =
  'me, other, maybe, space, box, boxes, boxed, make, find, later, more, tracks, none, any, flag, text';

test('a chain keeps its meaning, and a receiver is evaluated once, whatever becomes of them', async () => {
  const programs = fc.sample(program, { numRuns: 400, seed: 20261128 });
  const functions = programs.map(({ receiver, member, argument, context }, index) => {
    const use = context.replace('USE', receiver + member.replace('TRACKS', argument));
    return `export async function f${index}({ ${NAMES} }: World) {\n  ${use}\n}\n`;
  });
  const folder = await mkdtemp(path.join(fileURLToPath(new URL('../..', import.meta.url)), '.rules-'));
  try {
    const file = path.join(folder, 'uses.ts');
    const before = HEAD + functions.join('');
    await writeFile(file, before);
    const { changes } = await planMigration(folder, { to: 'livekit' });
    for (const { path: name, after } of changes) await writeFile(name, after);
    const { after } = changes.find((change) => change.path === file)!;
    const lines = after.split('\n');
    const errors = compile([file]).filter(
      ({ line, message }) => !lines[line - 2]!.includes('airlock-migrate[') && !NEEDLESS.test(message),
    );
    expect(errors.map(({ line, message }) => `${lines[line - 1]}: ${message}`)).toEqual([]);

    const [spaces, livekit] = [load(before), load(after)];
    const wrong: string[] = [];
    for (let index = 0; index < programs.length; index += 1) {
      const source = functions[index]!;
      const name = `f${index}`;
      for (const isThere of [true, false]) {
        const expected = await outcome(spaces[name]!, 'spaces', isThere);
        if (bodyOf(after, name).includes('airlock-migrate[DYNAMIC_MEMBER]')) continue;
        const actual = await outcome(livekit[name]!, 'livekit', isThere);
        if (JSON.stringify(actual) !== JSON.stringify(expected))
          wrong.push([source, bodyOf(after, name), JSON.stringify({ expected, actual })].join('\n'));
      }
    }
    expect(wrong).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

function bodyOf(text: string, name: string): string {
  const start = text.indexOf(`function ${name}(`);
  return text.slice(start, text.indexOf('\n}\n', start));
}

type Uses = Record<string, (world: object) => Promise<unknown>>;

function load(text: string): Uses {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exports: Uses = {};
  new Function('exports', 'require', outputText)(exports, () => ({}));
  return exports;
}

async function outcome(
  use: (world: object) => Promise<unknown>,
  sdk: 'spaces' | 'livekit',
  isThere: boolean,
) {
  const log: string[] = [];
  const world = makeWorld(sdk, isThere, log);
  const value = await use(world).then(plain, (error: Error) => error.name);
  return { value, log };
}

/** People and tracks are told apart by their ids: those of the two SDKs are different objects. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return 'then' in value ? 'a promise' : (value as { is: string }).is;
}

function makeWorld(sdk: 'spaces' | 'livekit', isThere: boolean, log: string[]) {
  const track = (is: string) => ({
    ...{ is, width: 4, source: 'camera', mediaStreamTrack: is, dimensions: { width: 4 } },
    isMuted: sdk === 'spaces' ? () => false : false,
    replaceTrack: () => undefined,
  });
  const shown = track('shown');
  const person = (is: string) => {
    const publish = (it: { is: string }) => log.push(`${is} publishes ${it.is}`);
    const unpublish = (it: { is: string }) => log.push(`${is} unpublishes ${it.is}`);
    const spaces = {
      ...{ is, displayName: '', id: is, role: 1, getVideoTracks: () => [shown] },
      publishTracks: async (tracks: { is: string }[]) => (tracks.forEach(publish), tracks),
      updateTracks: (tracks: { is: string }[]) => tracks,
      unpublishTracks: (tracks: { is: string }[]) => tracks.forEach(unpublish),
      async setDisplayName(name: string): Promise<object> {
        log.push(`${is} is ${name}`);
        return this;
      },
    };
    const livekit = {
      ...{ is, name: undefined, identity: is, permissions: undefined },
      videoTrackPublications: new Map([['1', { track: shown }]]),
      publishTrack: async (it: { is: string }) => publish(it),
      getTrackPublication: () => undefined,
      unpublishTrack: unpublish,
      setName: async (name: string) => void log.push(`${is} is ${name}`),
    };
    return sdk === 'spaces' ? spaces : livekit;
  };
  const me = person('me');
  const there = isThere ? me : undefined;
  const made = (what: string) => (log.push(what), me);
  return {
    ...{ me, other: person('other'), maybe: there, box: { me: there }, boxes: isThere ? [{ me }] : [] },
    space: isThere ? { localParticipant: me } : null,
    boxed: isThere ? { me, find: () => made('boxed') } : undefined,
    make: () => made('make'),
    find: (name?: string) => (name || !isThere ? (log.push('find'), null) : made('find')),
    later: async (name?: string) => (name ? undefined : made('later')),
    more: async () => (log.push('more'), [track('more')]),
    ...{ tracks: [track('one'), track('two')], none: undefined, any: [track('any')], flag: isThere },
    text: (it: string) => it.trim(),
  };
}
