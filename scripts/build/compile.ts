// Compiles packages file by file into JavaScript and declarations, all in one run of TypeScript.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { workspaceFolder, type WorkspacePackage } from './packages.js';

const run = promisify(execFile);
const typescript = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/**
 * Writes `<scratch>/compiled/packages/gateway/src/index.js` and so on. Types are checked by `npm run check`, and not
 * here again.
 *
 * @returns where a package's compiled source is.
 */
export async function compile(
  packages: readonly WorkspacePackage[],
  scratch: string,
): Promise<(each: WorkspacePackage) => string> {
  const output = join(scratch, 'compiled');
  const config = {
    extends: relative(scratch, join(workspaceFolder, 'tsconfig.json')),
    compilerOptions: {
      ...{ declaration: true, noEmit: false, noCheck: true, stripInternal: true },
      ...{ incremental: false, tsBuildInfoFile: null },
      ...{ rootDir: workspaceFolder, outDir: output },
    },
    include: packages.map(({ folder }) => join(folder, 'src', '**', '*')),
    exclude: ['**/*.test.ts', '**/*.test.tsx', '**/fixtures', '**/*.fixtures'].map((glob) =>
      join(workspaceFolder, glob),
    ),
  };
  await writeFile(join(scratch, 'tsconfig.json'), JSON.stringify(config));
  try {
    await run(process.execPath, [typescript, '-p', scratch]);
  } catch (error) {
    throw new Error(`TypeScript could not compile:\n${(error as { stdout?: string }).stdout}`, {
      cause: error,
    });
  }
  return ({ folder }) => join(output, relative(workspaceFolder, folder), 'src');
}
