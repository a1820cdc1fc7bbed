// Puts the workspace's packages that a package needs inside it, so that its tarball installs where no registry has them.
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPackage } from './packages.js';
import type { Publishable } from './publishable.js';

/** What the packages inside need of a registry becomes the outer one's own: not every package manager looks inside. */
export async function makeStandalone({ laidOut }: Publishable, built: readonly Publishable[]): Promise<void> {
  const { manifest } = readPackage(laidOut);
  const inside = new Map<string, Publishable>();
  const dependencies: Record<string, string> = {};
  const collect = (needed: Record<string, string> = {}) => {
    for (const [name, version] of Object.entries(needed)) {
      dependencies[name] ??= version;
      const found = built.find((each) => each.manifest.name === name);
      if (!found || inside.has(name)) continue;
      inside.set(name, found);
      collect(found.manifest.dependencies);
    }
  };
  collect(manifest.dependencies);
  if (inside.size === 0) return;
  for (const [name, each] of inside) {
    const ownModules = join(each.laidOut, 'node_modules');
    await cp(each.laidOut, join(laidOut, 'node_modules', name), {
      recursive: true,
      filter: (path) => path !== ownModules,
    });
  }
  const standalone = { ...manifest, dependencies, bundleDependencies: [...inside.keys()] };
  await writeFile(join(laidOut, 'package.json'), `${JSON.stringify(standalone, null, 2)}\n`);
}
