// One module for each row of the translation table, on spaces-web and as the codemod itself rewrites it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { coverageTable, planMigration } from '@airlock-rtc/codemod';
import { TRANSLATION_TABLE, type EventRow, type TranslationRow } from '@airlock-rtc/contract';
import { SPACES_EXAMPLES } from './spaces-examples.js';

export interface Example {
  /** The Mux name of what it shows: `Space.join`, `SpaceEvent.ParticipantLeft`; of an enum's member, the enum. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What the codemod adds to the program beside it, which the imports of `after` find: text by file. */
  readonly added: Readonly<Record<string, string>>;
}

const SPACES_EXPORTS = coverageTable()
  .map(({ row }) => row)
  .filter((row) => !row.includes('.'));

/** What the lines of an example have already, by name. */
const GIVEN = {
  space: 'Space',
  participant: 'RemoteParticipant',
  me: 'LocalParticipant',
  track: 'RemoteTrack',
  localTrack: 'LocalTrack',
  tracks: 'LocalTrack[]',
  token: 'string',
  error: 'unknown',
  stream: 'MediaStream',
  element: 'HTMLVideoElement',
  spaceId: 'string',
  broadcastId: 'string',
  streamId: 'string',
  key: 'string',
  request: 'Request',
  show: '(...values: unknown[]) => void',
} as const;

const ENUMS = {
  'space-event': 'SpaceEvent',
  'participant-event': 'ParticipantEvent',
  'track-event': 'TrackEvent',
};
const EMITTERS = { 'space-event': 'space', 'participant-event': 'participant', 'track-event': 'track' };

const DEPENDENCIES = { '@mux/spaces-web': '^1.2.0', '@mux/mux-node': '^7.3.5' };
const SERVER_IMPORTS = {
  Mux: "import Mux from '@mux/mux-node';",
  'jwt.sign': "import jwt from 'jsonwebtoken';",
  SignJWT: "import { importPKCS8, SignJWT } from 'jose';",
  axios: "import axios from 'axios';",
};

let migrated: Promise<readonly Example[]> | undefined;

/** Of every row of spaces-web. */
export function examples(): Promise<readonly Example[]> {
  return (migrated ??= migrateAll());
}

export function exampleName(row: TranslationRow): string {
  if (row.section === 'value') return row.mux.slice(0, row.mux.indexOf('.'));
  return 'muxArguments' in row ? `${ENUMS[row.section]}.${row.mux}` : row.mux!;
}

function fileOf(name: string): string {
  return `${name.replaceAll(/\W/g, '-')}.ts`;
}

/** The lines of an example, without the function around them. */
export function linesOf(module: string): string {
  const lines = module
    .slice(module.indexOf('export async function example'))
    .trimEnd()
    .split('\n')
    .slice(1, -1);
  return lines.map((line) => line.replace(/^ {2}/, '')).join('\n');
}

/** By what they begin with: what one program does elsewhere would change what becomes of the others. */
async function migrateAll(): Promise<Example[]> {
  const groups = new Map<string, Map<string, string>>();
  for (const row of TRANSLATION_TABLE) {
    if (row.section === 'term' || row.section === 'claim') continue;
    const name = exampleName(row);
    const group = /^(Space|SpaceOptionsParams|SpaceEvent)\b/.exec(name)?.[0] ?? '';
    const lines = SPACES_EXAMPLES[name] ?? ('muxArguments' in row ? listener(row) : undefined);
    groups.set(group, (groups.get(group) ?? new Map<string, string>()).set(name, moduleOf(lines, name)));
  }
  return (await Promise.all(Array.from(groups.values(), migrate))).flat();
}

async function migrate(modules: ReadonlyMap<string, string>): Promise<Example[]> {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-examples-'));
  try {
    const manifest = { name: 'examples', type: 'module', dependencies: DEPENDENCIES };
    const compilerOptions = { strict: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler' };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    for (const [name, text] of modules) await writeFile(join(folder, fileOf(name)), text);
    const { changes } = await planMigration(folder, {
      to: 'livekit',
      url: 'import.meta.env.VITE_LIVEKIT_URL',
    });
    const after = new Map(changes.map((change) => [basename(change.path), change.after]));
    return Array.from(modules, ([name, before]) => {
      const file = fileOf(name);
      const added = Object.fromEntries(Array.from(after).filter(([each]) => each.startsWith('spaces-on-')));
      return { name, before, after: after.get(file) ?? before, added };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function listener({ section, mux, muxArguments }: EventRow): string {
  const emitter = EMITTERS[section];
  const list = muxArguments.map(({ name }) => (name === emitter ? 'who' : name)).join(', ');
  return `${emitter}.on(${ENUMS[section]}.${mux}, (${list}) => {\n  show(${list});\n});`;
}

function moduleOf(lines: string | undefined, name: string): string {
  if (lines === undefined) throw new Error(`scripts/docs/spaces-examples.ts has no example of ${name}.`);
  const given = Object.entries(GIVEN).filter(([each]) => {
    return new RegExp(`(?<![.'"])\\b${each}\\b`).test(lines) && !lines.includes(`const ${each} =`);
  });
  const parameters = given.map(([each, type]) => `${each}: ${type}`).join(', ');
  const servers = Object.entries(SERVER_IMPORTS).filter(([each]) => new RegExp(`\\b${each}\\b`).test(lines));
  const words = new Set(`${lines} ${parameters}`.match(/\b[A-Za-z]+\b/g));
  const imported = SPACES_EXPORTS.filter((each) => words.has(each));
  const body = lines.replaceAll(/^/gm, '  ').replaceAll('"', "'");
  const imports = [
    ...servers.map(([, line]) => line),
    ...(imported.length > 0 ? [`import { ${imported.join(', ')} } from '@mux/spaces-web';`] : []),
  ];
  return `${imports.join('\n')}

export async function example(${parameters}) {
${body}
}
`;
}
