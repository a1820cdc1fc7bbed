// Bundles a package for modules, for require and, where its manifest names `unpkg`, for a script tag.
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { entryName, SOURCE_CONDITION, sourceEntries, type WorkspacePackage } from './packages.js';

const conditionNames = [SOURCE_CONDITION, 'import', 'browser', 'default'];

/** The syntax of spaces-web 1.2.0, which older bundlers can read. */
const transform = { target: 'es2019' };

/**
 * Writes `index.js` and `index.cjs`, and a pair for each other entry point, which import what an application's own installation provides: the manifest's
 * dependencies. What is imported late is a file of its own. The script holds everything, and defines a global named for
 * its file: `mux-spaces.js`, `MuxSpaces`.
 */
export async function writeBundles(each: WorkspacePackage, output: string): Promise<void> {
  const { folder, manifest } = each;
  const entries = sourceEntries(each).map(([path, file]) => [entryName(path), join(folder, file)]);
  const options = {
    platform: 'browser',
    resolve: { conditionNames },
    transform,
  } as const;
  const files = (ending: string) => ({
    ...{ dir: output, sourcemap: true },
    ...{ entryFileNames: `[name].${ending}`, chunkFileNames: `[name].${ending}` },
  });
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const external = installed.map((name) => new RegExp(`^${name}($|/)`));
  await using library = await rolldown({ ...options, input: Object.fromEntries(entries), external });
  await library.write({ ...files('js'), format: 'esm' });
  await library.write({ ...files('cjs'), format: 'cjs', exports: 'named' });
  if (!manifest.unpkg) return;
  const file = basename(manifest.unpkg);
  await using script = await rolldown({ ...options, input: join(folder, 'src', 'index.ts') });
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
