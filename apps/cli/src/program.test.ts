// What `airlock --help` loads: the commands' options alone, so that every command starts at once.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const LIGHT = ['commander', 'picocolors', '@airlock-rtc/contract'];

/** Packages that a file imports before anything runs, by way of its own relative imports. */
function staticImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const packages = new Set<string>();
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm);
  for (const [, name] of imports) {
    if (!name!.startsWith('.')) packages.add(name!);
    else
      for (const each of staticImports(join(dirname(file), name!.replace(/\.js$/, '.ts')), seen))
        packages.add(each);
  }
  return packages;
}

it('starts without what the commands load when they run', () => {
  const main = join(import.meta.dirname, 'main.ts');
  const packages = [...staticImports(main)].filter((name) => !name.startsWith('node:'));
  expect(packages.sort()).toEqual(LIGHT.sort());
  const contract = join(import.meta.dirname, '../../../packages/contract/src/index.ts');
  expect(existsSync(contract)).toBe(true);
  expect([...staticImports(contract)]).toEqual([]);
});
