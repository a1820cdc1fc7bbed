import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { compile } from '../../test/compile.js';
import { SPACES_ROWS } from '../coverage/spaces-rows.js';
import { MARKERS, mayNotCompile } from '../markers/codes.js';
import { findMarkers } from '../markers/marker-comment.js';
import { planMigration } from '../migration/plan-migration.js';
import { RULES } from './rules.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const inputs = (await readdir(here, { recursive: true }))
  .filter((file) => /\.fixtures\/[^/]+\.input\.\w+$/.test(file))
  .sort();

/** Within reach of the installed packages. */
const folder = await mkdtemp(path.join(here, '../../.rules-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const OPTIONS = { to: 'livekit', url: 'process.env.LIVEKIT_URL!' } as const;
const uses = new Set<string>();
const markers = new Set<string>();
const outputs: string[] = [];

describe('each rule', () => {
  test.each(inputs)('%s becomes its output', async (input) => {
    const name = path.basename(input).replace('.input', '');
    const project = path.join(folder, path.dirname(input), name.replace(/\.\w+$/, ''));
    const file = path.join(project, name);
    await mkdir(project, { recursive: true });
    await writeFile(file, await readFile(path.join(here, input)));

    const migration = await planMigration(project, input.includes('no-url') ? { to: 'livekit' } : OPTIONS);
    expect(migration.failed).toEqual([]);
    for (const change of migration.changes) await writeFile(change.path, change.after);
    const output = await readFile(file, 'utf8');
    await expect(output).toMatchFileSnapshot(path.join(here, input.replace('.input.', '.output.')));
    for (const row of migration.uses.keys()) uses.add(row);
    for (const { code } of findMarkers(output)) markers.add(code);
    if (/\.tsx?$/.test(name)) outputs.push(file);
  });

  test('finds nothing to change in what it left', async () => {
    const { changes } = await planMigration(folder, OPTIONS);
    expect(changes).toEqual([]);
  });

  test('leaves code that compiles, but for what a marker says that may not', async () => {
    const errors = compile(outputs);
    const unsaid = [];
    for (const { file, line, message } of errors) {
      const lines = (await readFile(file, 'utf8')).split('\n');
      const before = lines.slice(0, line - 1).reverse();
      const comments = before.slice(
        0,
        before.findIndex((each) => !each.trim().startsWith('//')),
      );
      if (!comments.some((each) => mayNotCompile(/airlock-migrate\[(\w+)\]/.exec(each)?.[1] ?? ''))) {
        unsaid.push(`${path.relative(folder, file)}:${line} ${message}`);
      }
    }
    expect(unsaid).toEqual([]);
  });
});

describe('the fixtures of the rules', () => {
  test('hold each row of the API that a rule covers', () => {
    const rows = new Set([...SPACES_ROWS, ...RULES.flatMap(({ covers }) => Object.keys(covers))]);
    expect([...rows].filter((row) => !uses.has(row))).toEqual([]);
  });

  test('hold each marker', () => {
    expect(Object.keys(MARKERS).filter((code) => !markers.has(code))).toEqual([]);
  });
});
