import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { MUX_NODE_DECLARATIONS, MUX_NODE_DECLARATIONS_PATH } from '../declarations/mux-node.js';
import { planMigration } from './plan-migration.js';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const names = await readdir(fixtures);

describe.each(names)('fixture %s', (name) => {
  const input = path.join(fixtures, name, 'input');

  test('becomes its output, and a second run changes nothing', async () => {
    await using copy = await copyOf(input);
    const migration = await planMigration(copy.folder, { to: 'livekit', url: 'process.env.LIVEKIT_URL!' });
    expect(migration.failed).toEqual([]);
    for (const { path: file, after } of migration.changes) {
      await expect(after).toMatchFileSnapshot(path.join(fixtures, name, 'output', path.basename(file)));
      await writeFile(file, after);
    }
    const again = await planMigration(copy.folder, { to: 'livekit', url: 'process.env.LIVEKIT_URL!' });
    expect(again.changes).toEqual([]);
  }, 60_000);
});

test('every output compiles strictly against livekit-client and livekit-server-sdk', async () => {
  const files = await Promise.all(names.map((name) => typescriptIn(path.join(fixtures, name, 'output'))));
  expect(errorsIn(files.flat())).toEqual([]);
}, 60_000);

async function typescriptIn(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => path.join(folder, file));
}

function errorsIn(files: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['@airlock-rtc/source'],
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  };
  const program = ts.createProgram(files, options, withMuxNode(options));
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** mux-node 8 is not installed: what a fixture leaves of it is checked against our declarations. */
function withMuxNode(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const isDeclarations = (name: string) => name === MUX_NODE_DECLARATIONS_PATH;
  host.readFile = (name) => (isDeclarations(name) ? MUX_NODE_DECLARATIONS : readFile(name));
  host.resolveModuleNameLiterals = (literals, from, redirected, resolutionOptions, source) =>
    literals.map((literal) => {
      if (literal.text === '@mux/mux-node') {
        return {
          resolvedModule: { resolvedFileName: MUX_NODE_DECLARATIONS_PATH, extension: ts.Extension.Dmts },
        };
      }
      const mode = ts.getModeForUsageLocation(source, literal, resolutionOptions);
      return ts.resolveModuleName(literal.text, from, resolutionOptions, host, undefined, redirected, mode);
    });
  return host;
}

/** In a folder of its own, within reach of the installed packages: the input of a fixture is never written to. */
async function copyOf(folder: string): Promise<{ folder: string } & AsyncDisposable> {
  const copy = await mkdtemp(path.join(fixtures, '..', '.fixture-'));
  await cp(folder, copy, { recursive: true });
  return { folder: copy, [Symbol.asyncDispose]: () => rm(copy, { recursive: true, force: true }) };
}
