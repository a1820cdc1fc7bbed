// Lays out what is published: the build and its papers, with a package.json that knows nothing of this workspace.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder, workspaceFolder } from './places.js';

interface Manifest {
  exports: Record<string, Record<string, unknown> | string>;
  devDependencies?: unknown;
  scripts?: unknown;
  files: string[];
}

/** Copies `dist` and the papers into `folder`, which is emptied first. */
export async function layOutPackage(dist: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as Manifest;
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`);
  await cp(dist, join(folder, 'dist'), { recursive: true });
  await cp(join(packageFolder, 'README.md'), join(folder, 'README.md'));
  await cp(join(workspaceFolder, 'LICENSE'), join(folder, 'LICENSE'));
}

/** @returns the path of the tarball, in `folder`'s parent. */
export function packTarball(folder: string): string {
  const destination = join(folder, '..');
  const options = ['--json', '--ignore-scripts', '--pack-destination', destination];
  const answer = execFileSync('npm', ['pack', ...options], { cwd: folder, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(answer) as [{ filename: string }];
  return join(destination, filename);
}

function published({ devDependencies: _dev, scripts: _scripts, ...manifest }: Manifest) {
  const entries = Object.entries(manifest.exports).map(([path, target]) => {
    if (typeof target === 'string') return [path, target];
    const { '@airlock-rtc/source': _source, ...conditions } = target;
    return [path, conditions];
  });
  return { ...manifest, files: ['dist'], exports: Object.fromEntries(entries) };
}
