// `npm run build -- [--to FOLDER] [--reports] [--standalone] [NAME...]`: builds packages and prints their tarballs.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installablePackages, withInsides, workspaceFolder } from './packages.js';
import { buildPackages, packTarball } from './publishable.js';
import { makeStandalone } from './standalone.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    /** Renew the API reports in each package's `etc/`. */
    reports: { type: 'boolean', default: false },
    /** For those who have our packages from no registry: each tarball holds what it needs of them. */
    standalone: { type: 'boolean', default: false },
  },
});
const cache = join(workspaceFolder, '.cache');
const tarballs = resolve(values.to ?? join(cache, 'tarballs'));
const packages = installablePackages(positionals);
const names = new Set(packages.map(({ manifest }) => manifest.name));
await mkdir(cache, { recursive: true });
const folder = await mkdtemp(join(cache, 'publish-'));
try {
  const built = await buildPackages(withInsides(packages), folder, {
    reports: values.reports ? 'write' : 'none',
  });
  const asked = built.filter(({ manifest }) => names.has(manifest.name));
  if (values.standalone) for (const each of asked) await makeStandalone(each, built);
  for (const { laidOut } of asked) console.log(basename(await packTarball(laidOut, tarballs)));
  for (const report of built.flatMap(({ changedReports }) => changedReports)) {
    console.error(`${report} has changed: read the difference before you commit it.`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
