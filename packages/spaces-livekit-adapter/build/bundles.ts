// Bundles the adapter for modules, for require, and for a script tag.
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { packageFolder } from './places.js';

const entry = join(packageFolder, 'src', 'index.ts');
const conditions = ['@airlock-rtc/source', 'import', 'browser', 'default'];

/** What an application's own installation provides; the workspace's packages are bundled in. */
const dependencies = [/^livekit-client($|\/)/, /^events($|\/)/];

/** Writes `index.js`, `index.cjs` and `mux-spaces.js`; the last holds its dependencies and defines `MuxSpaces`. */
export async function writeBundles(folder: string): Promise<void> {
  const input = { input: entry, platform: 'browser' as const, resolve: { conditionNames: conditions } };
  await using library = await rolldown({ ...input, external: dependencies });
  await library.write({ file: join(folder, 'index.js'), format: 'esm', sourcemap: true });
  await library.write({ file: join(folder, 'index.cjs'), format: 'cjs', exports: 'named', sourcemap: true });
  await using script = await rolldown(input);
  await script.write({
    ...{ file: join(folder, 'mux-spaces.js'), format: 'iife', name: 'MuxSpaces', exports: 'named' },
    ...{ minify: true, sourcemap: true },
  });
}
