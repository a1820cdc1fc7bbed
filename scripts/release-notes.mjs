// What a release writes: the notes from the packages' changelogs, and the new versions wherever a file names an old one.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {Map<string, string>} name of a package that is published -> its version */
export function readVersions(root = '.') {
  return new Map(
    manifests(root)
      .filter(({ manifest }) => !manifest.private)
      .map(({ manifest: { name, version } }) => [name, version]),
  );
}

/** The newest section of each changelog; a package that only follows the others has none. */
export function releaseNotes(root = '.') {
  return manifests(root)
    .map(({ folder, manifest }) => ({ manifest, file: join(root, folder, 'CHANGELOG.md') }))
    .filter(({ file }) => existsSync(file))
    .map(({ manifest, file }) => notesOf(manifest, readFileSync(file, 'utf8')))
    .filter((notes) => notes !== '')
    .join('\n');
}

/** @param {{ name: string, version: string }} manifest @param {string} changelog as Changesets writes it */
export function notesOf({ name, version }, changelog) {
  const [, section = ''] = changelog.split(`\n## ${version}\n`);
  const [newest = ''] = section.split(/^## /m);
  const own = newest
    .replaceAll(/^- Updated dependencies.*\n(?: {2}- .*\n)*/gm, '')
    .replaceAll(/^(- )[0-9a-f]{7,}: /gm, '$1')
    .replaceAll(/^### (\w+) Changes\n+/gm, '')
    .trim();
  return own === '' ? '' : `### ${name} ${version}\n\n${own}\n`;
}

/** The changelog with a section for the release, which takes the place of the heading `Unreleased`. */
export function withRelease(changelog, version, notes) {
  return changelog.replace(/^## Unreleased\n+|(?=^## )/m, () => `## ${version}\n\n${notes}\n`);
}

/** In examples, documentation and code: `name@^0.1.0`, `"name": "^0.1.0"`, and the table of what a migration installs. */
export function renewRanges(files, before, after, root = '.') {
  const changed = [...after].filter(([name, version]) => before.get(name) !== version);
  for (const file of files.filter(
    (each) => /\.(json|md|ts|mjs|yaml)$/.test(each) && !/CHANGELOG|fixtures/.test(each),
  )) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    const renewed = changed.reduce(
      (so, [name, version]) => withVersion(so, name, before.get(name), version),
      text,
    );
    if (renewed !== text) writeFileSync(path, renewed);
  }
}

function withVersion(text, name, old, version) {
  const constant = new RegExp(`(\\w+) = '${name}'`).exec(text)?.[1];
  return text
    .replaceAll(`${name}@^${old}`, `${name}@^${version}`)
    .replaceAll(`"${name}": "^${old}"`, `"${name}": "^${version}"`)
    .replaceAll(`[${constant}]: '${old}'`, `[${constant}]: '${version}'`);
}

function manifests(root) {
  return ['packages', 'apps']
    .flatMap((parent) => readdirSync(join(root, parent)).map((folder) => join(parent, folder)))
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
    }));
}
