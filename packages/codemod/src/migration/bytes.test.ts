import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planMigration } from './plan-migration.js';

/** Code that the codemod has no business with, and lines that it rewrites into other lines. */
const FOREIGN = [
  'const  a={b :1 , "c" : 2}',
  "/* kept */ const s = 'it\\'s'  // trailing",
  'if(a){ }else{ }',
  'const t = `x ${ 1+1 } y`;;',
  '\tconst  tab\t=\t"tab"',
  '',
  '   ',
  'label: for(;;){ break label }',
  'const displayName = { displayName: 1 }.displayName',
];
const REWRITTEN: readonly (readonly [string, string])[] = [
  ['p.displayName  .trim()', "(p.name ?? '')  .trim()"],
  ['if(p.id===  "x" ) go( p.connectionId )', 'if(p.identity===  "x" ) go( p.sid )'],
  ['t . muted', 't . isMuted'],
  ["p.on( 'DisplayNameChanged' ,go)", "p.on( 'participantNameChanged' ,go)"],
  ['t.attach( el )//x', 't.track?.attach(el)//x'],
];

const BEFORE = "import type { RemoteParticipant,RemoteTrack } from '@mux/spaces-web'";
const AFTER = "import type { RemoteParticipant,RemoteTrackPublication } from 'livekit-client'";

const line = fc.oneof(
  fc.constantFrom(...FOREIGN).map((text) => [text, text] as const),
  fc.constantFrom(...REWRITTEN),
);
const file = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  indentation: fc.constantFrom('', '  ', '\t', '      '),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  ending: fc.constantFrom('', '\n', '\n\n\n'),
});

test('bytes outside an edit are identical, whatever the formatting', async () => {
  const files = fc.sample(file, { numRuns: 300, seed: 20261122 });
  await using project = await write(files.map((each) => compose(each, 0)));
  const { changes, failed } = await planMigration(project.folder, { to: 'livekit' });
  expect(failed).toEqual([]);
  const changed = new Map(changes.map(({ path: name, after }) => [path.basename(name), after]));
  for (const [index, each] of files.entries()) {
    expect(changed.get(`file${index}.ts`)).toBe(compose(each, 1));
  }
}, 60_000);

interface Shape {
  lines: readonly (readonly [string, string])[];
  indentation: string;
  lineEnd: string;
  mark: string;
  ending: string;
}

/** The file before (0) or after (1) the migration. Each line is a block of its own: they do not know each other. */
function compose({ lines, indentation, lineEnd, mark, ending }: Shape, side: 0 | 1): string {
  const track = side === 0 ? 'RemoteTrack' : 'RemoteTrackPublication';
  const text = [
    side === 0 ? BEFORE : AFTER,
    `export function f(p:RemoteParticipant , t : ${track}, el: HTMLMediaElement, go: any) {`,
    ...lines.map((pair) => `${indentation}{${lineEnd}${indentation}${pair[side]}${lineEnd}${indentation}}`),
    '}',
  ].join(lineEnd);
  return mark + text + ending.replaceAll('\n', lineEnd);
}

async function write(texts: readonly string[]): Promise<{ folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-bytes-'));
  await Promise.all(texts.map((text, index) => writeFile(path.join(folder, `file${index}.ts`), text)));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
