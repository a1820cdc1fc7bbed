// Prints each event's listener before and after: the codemod itself rewrites it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { planMigration } from '@airlock-rtc/codemod';
import { TRANSLATION_TABLE, type EventRow } from '@airlock-rtc/contract';
import prettier from 'prettier';
import { block, prose } from './markdown.js';
import { correction } from './print-translation.js';

const EMITTERS = {
  'space-event': {
    parameter: 'space: Space',
    types: 'Space, SpaceEvent',
    enum: 'SpaceEvent',
    emitter: 'space',
  },
  'participant-event': {
    parameter: 'participant: RemoteParticipant',
    types: 'ParticipantEvent, type RemoteParticipant',
    enum: 'ParticipantEvent',
    emitter: 'participant',
  },
} as const;

export async function printEventChanges(section: keyof typeof EMITTERS): Promise<string> {
  const rows = TRANSLATION_TABLE.filter((row): row is EventRow => row.section === section);
  const after = await migrate(new Map(rows.map((row) => [row.mux, moduleOf(row, section)])));
  const texts = await Promise.all(
    rows.map(async (row) =>
      [
        `### ${row.mux}`,
        [correction(row), prose(row.note)].filter(Boolean).join(' '),
        '::: code-group',
        block('ts [Spaces]', await bodyOf(moduleOf(row, section))),
        block('ts [LiveKit]', await bodyOf(after.get(row.mux)!)),
        ':::',
      ].join('\n\n'),
    ),
  );
  return texts.join('\n\n');
}

function moduleOf({ mux, muxArguments }: EventRow, section: keyof typeof EMITTERS): string {
  const { parameter, types, enum: name, emitter } = EMITTERS[section];
  const list = muxArguments.map((each) => (each.name === emitter ? 'who' : each.name)).join(', ');
  return `import { ${types} } from '@mux/spaces-web';

export function listen(${parameter}, show: (...values: unknown[]) => void) {
  ${emitter}.on(${name}.${mux}, (${list}) => {
    show(${list});
  });
}
`;
}

/** Name of the module -> what the codemod makes of it. */
async function migrate(modules: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-events-'));
  try {
    const manifest = { name: 'events', type: 'module', dependencies: { '@mux/spaces-web': '^1.2.0' } };
    const compilerOptions = { strict: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler' };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    for (const [name, text] of modules) await writeFile(join(folder, `${name}.ts`), text);
    const { changes } = await planMigration(folder, {
      to: 'livekit',
      url: 'import.meta.env.VITE_LIVEKIT_URL',
    });
    return new Map(changes.map(({ path, after }) => [basename(path, '.ts'), after]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of `listen`, without the function around it. */
async function bodyOf(module: string): Promise<string> {
  const lines = module.slice(module.indexOf('export function listen')).trimEnd().split('\n').slice(1, -1);
  const body = lines.map((line) => line.replace(/^ {2}/, '')).join('\n');
  return prettier.format(body, { parser: 'typescript', singleQuote: true, printWidth: 90 });
}
