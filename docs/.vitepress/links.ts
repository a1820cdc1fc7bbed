// Maps links between files of the repository to pages of the site, so that the same Markdown works in both.
import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

export const REPOSITORY = join(import.meta.dirname, '../..');
const SOURCE = 'https://github.com/airlock-rtc/airlock/blob/main/';
/** Folders whose READMEs become pages. */
const PARENTS = ['packages', 'apps', 'bench'];

/** A README that is a page of the site under `/parts/`. */
export interface Part {
  readonly name: string;
  /** Of the README, in the repository. */
  readonly file: string;
}

export function listParts(): Part[] {
  const parts = PARENTS.flatMap((parent) =>
    readdirSync(join(REPOSITORY, parent)).map((folder) => partOf(parent, folder)),
  );
  return [...parts, { name: 'deploy', file: 'deploy/README.md' }].filter(({ file }) =>
    existsSync(join(REPOSITORY, file)),
  );
}

/** A bench has the name of what it measures, which a package may have too. */
function partOf(parent: string, folder: string): Part {
  return { name: parent === 'bench' ? `bench-${folder}` : folder, file: `${parent}/${folder}/README.md` };
}

/** What `href`, written in `file` of the repository, is on the site. Links to other hosts stay as they are. */
export function siteLink(file: string, href: string): string {
  if (/^([a-z]+:|#|\/)/i.test(href)) return href;
  const [path = '', anchor] = href.split('#', 2);
  const target = posix.join(posix.dirname(file), path).replace(/\/$/, '');
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  const part = listParts().find((each) => each.file === target || posix.dirname(each.file) === target);
  if (part) return `/parts/${part.name}${suffix}`;
  if (target === 'docs') return `/${suffix}`;
  if (target === 'README.md') return `/start${suffix}`;
  const page = /^docs\/(?!public\/)(.*)\.md$/.exec(target)?.[1];
  if (page) return `/${page.replace(/(^|\/)(README|index)$/, '$1')}${suffix}`;
  return `${SOURCE}${target}${suffix}`;
}

/** Rewrites the links of a README, but not what looks like one in its code blocks. */
export function withSiteLinks(file: string, markdown: string): string {
  return markdown
    .split(/(^ *```[\s\S]*?^ *```$)/m)
    .map((text, index) =>
      index % 2 === 1
        ? text
        : text.replaceAll(/(?<!!)\]\(([^)\s]+)\)/g, (_link, href: string) => `](${siteLink(file, href)})`),
    )
    .join('');
}
