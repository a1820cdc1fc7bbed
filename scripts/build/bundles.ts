// Bundles a package for modules, for require and, where its manifest names `unpkg`, for a script tag.
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { SOURCE_CONDITION, type WorkspacePackage } from './packages.js';

const conditionNames = [SOURCE_CONDITION, 'import', 'browser', 'default'];

/** The syntax of spaces-web 1.2.0, which older bundlers can read. */
const transform = { target: 'es2019' };

/**
 * Writes `index.js` and `index.cjs`, which import what an application's own installation provides: the manifest's
 * dependencies. What is imported late is a file of its own. The script holds everything, and defines a global named for
 * its file: `mux-spaces.js`, `MuxSpaces`.
 */
export async function writeBundles({ folder, manifest }: WorkspacePackage, output: string): Promise<void> {
  const input = {
    input: join(folder, 'src', 'index.ts'),
    platform: 'browser',
    resolve: { conditionNames },
    transform,
  } as const;
  const files = (ending: string) => ({
    ...{ dir: output, sourcemap: true },
    ...{ entryFileNames: `index.${ending}`, chunkFileNames: `[name].${ending}` },
  });
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const external = installed.map((name) => new RegExp(`^${name}($|/)`));
  await using library = await rolldown({ ...input, external });
  await library.write({ ...files('js'), format: 'esm' });
  await library.write({ ...files('cjs'), format: 'cjs', exports: 'named' });
  if (!manifest.unpkg) return;
  const file = basename(manifest.unpkg);
  await using script = await rolldown(input);
  await script.write({
    ...{ file: join(output, file), format: 'iife', name: globalName(file), exports: 'named' },
    ...{ minify: true, sourcemap: true, codeSplitting: false },
  });
}

function globalName(file: string): string {
  return file
    .replace(/\.js$/, '')
    .replaceAll(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());
}
