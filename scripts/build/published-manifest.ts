// The package.json that is published: it knows nothing of this workspace, and serves importers of every kind.
import {
  isBundled,
  isPage,
  MEET,
  SOURCE_CONDITION,
  TARBALLS,
  type ExportTarget,
  type Manifest,
  type WorkspacePackage,
} from './packages.js';

export function publishedManifest(each: WorkspacePackage): Manifest {
  const { devDependencies: _dev, scripts: _scripts, ...manifest } = each.manifest;
  if (isPage(each)) delete manifest.dependencies;
  const exports = manifest.exports && {
    ...Object.fromEntries(
      Object.entries(manifest.exports).map(([path, target]) => [path, withoutSource(target)]),
    ),
    './package.json': './package.json',
  };
  return {
    ...manifest,
    ...(exports && { exports, ...(isBundled(each) ? {} : forOldResolution(exports)) }),
  };
}

/** What is copied as it is, beside what the build makes. */
export function copiedFiles({ manifest }: WorkspacePackage): string[] {
  return (manifest.files ?? []).filter((file) => !['dist', TARBALLS, MEET].includes(file));
}

function withoutSource(target: ExportTarget): ExportTarget {
  if (typeof target === 'string') return target;
  const { [SOURCE_CONDITION]: _source, ...conditions } = target;
  return conditions;
}

/** TypeScript's `moduleResolution: node` reads no `exports`. */
function forOldResolution(exports: Record<string, ExportTarget>): Partial<Manifest> {
  const typed = Object.entries(exports).flatMap(([path, target]) =>
    typeof target === 'object' && typeof target.types === 'string'
      ? [{ path, target, types: target.types }]
      : [],
  );
  const main = typed.find(({ path }) => path === '.');
  const others = typed.filter(({ path }) => path !== '.');
  return {
    ...(main && { main: main.target.default as string, types: main.types }),
    ...(others.length > 0 && {
      typesVersions: { '*': Object.fromEntries(others.map(({ path, types }) => [path.slice(2), [types]])) },
    }),
  };
}
