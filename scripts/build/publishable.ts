// Lays out what is published, a folder for each package, and packs it.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeBundles } from './bundles.js';
import { compile } from './compile.js';
import { writeDeclarations, type Reports } from './declarations.js';
import { buildPage } from './pages.js';
import {
  carriesMeet,
  carriesTarballs,
  isBundled,
  isPage,
  MEET,
  TARBALLS,
  workspaceFolder,
  type WorkspacePackage,
} from './packages.js';
import { copiedFiles, publishedManifest } from './published-manifest.js';

const run = promisify(execFile);

export interface Publishable extends WorkspacePackage {
  /** The published package.json, dist and papers. */
  laidOut: string;
  /** API reports that are not the ones in `etc/`. */
  changedReports: string[];
}

/** Builds into `<output>/<package name>`. */
export async function buildPackages(
  packages: readonly WorkspacePackage[],
  output: string,
  { reports = 'none' }: { reports?: Reports } = {},
): Promise<Publishable[]> {
  const cache = join(workspaceFolder, '.cache');
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'build-'));
  try {
    const compiled = await compile(
      packages.filter((each) => !isPage(each)),
      scratch,
    );
    const built: Publishable[] = [];
    for (const each of packages) {
      const laidOut = await layOut(each, output);
      const dist = join(laidOut, 'dist');
      if (carriesMeet(each)) await buildPage(join(workspaceFolder, 'apps/meet'), join(laidOut, MEET));
      if (isPage(each)) {
        await buildPage(each.folder, dist);
        built.push({ ...each, laidOut, changedReports: [] });
        continue;
      }
      if (isBundled(each)) await writeBundles(each, dist);
      else await cp(compiled(each), dist, { recursive: true });
      const changedReports = await writeDeclarations(each, {
        compiled: compiled(each),
        dist,
        scratch,
        reports,
      });
      built.push({ ...each, laidOut, changedReports });
    }
    for (const each of built) if (carriesTarballs(each)) await carryTarballs(each, built);
    return built;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What applications install, for those who have it from no registry. */
async function carryTarballs({ laidOut }: Publishable, built: readonly Publishable[]): Promise<void> {
  for (const each of built) if (isBundled(each)) await packTarball(each.laidOut, join(laidOut, TARBALLS));
}

async function layOut(each: WorkspacePackage, output: string): Promise<string> {
  const { folder, manifest } = each;
  const laidOut = join(output, manifest.name);
  await rm(laidOut, { recursive: true, force: true });
  await mkdir(join(laidOut, 'dist'), { recursive: true });
  await writeFile(join(laidOut, 'package.json'), `${JSON.stringify(publishedManifest(each), null, 2)}\n`);
  for (const file of copiedFiles(each))
    await cp(join(folder, file), join(laidOut, file), { recursive: true });
  await cp(join(folder, 'README.md'), join(laidOut, 'README.md'));
  await cp(join(workspaceFolder, 'LICENSE'), join(laidOut, 'LICENSE'));
  return laidOut;
}

/** @returns the path of the tarball in `destination`. */
export async function packTarball(laidOut: string, destination: string): Promise<string> {
  await mkdir(destination, { recursive: true });
  const options = ['--json', '--ignore-scripts', '--pack-destination', destination];
  const { stdout } = await run('npm', ['pack', ...options], { cwd: laidOut, maxBuffer: 2 ** 26 });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(destination, filename);
}
