// Bundles the adapter for modules, for require, and for a script tag.
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { packageFolder } from './places.js';

const entry = join(packageFolder, 'src', 'index.ts');
const conditions = ['@airlock-rtc/source', 'import', 'browser', 'default'];

/** What an application's own installation provides; the workspace's packages are bundled in. */
const dependencies = [/^livekit-client($|\/)/, /^events($|\/)/];

/** The syntax of spaces-web 1.2.0, which older bundlers can read. */
const transform = { target: 'es2019' };

/**
 * Writes `index.js`, `index.cjs` and `mux-spaces.js`; the last holds its dependencies and defines `MuxSpaces`. What
 * needs livekit-client is a file of its own, loaded at the first join: jsdom cannot load livekit-client.
 */
export async function writeBundles(folder: string): Promise<void> {
  const input = {
    input: entry,
    platform: 'browser',
    resolve: { conditionNames: conditions },
    transform,
  } as const;
  const files = (ending: string) => ({
    ...{ dir: folder, sourcemap: true },
    ...{ entryFileNames: `index.${ending}`, chunkFileNames: `[name].${ending}` },
  });
  await using library = await rolldown({ ...input, external: dependencies });
  await library.write({ ...files('js'), format: 'esm' });
  await library.write({ ...files('cjs'), format: 'cjs', exports: 'named' });
  await using script = await rolldown(input);
  await script.write({
    ...{ file: join(folder, 'mux-spaces.js'), format: 'iife', name: 'MuxSpaces', exports: 'named' },
    ...{ minify: true, sourcemap: true, codeSplitting: false },
  });
}
