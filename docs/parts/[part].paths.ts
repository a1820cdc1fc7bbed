// The READMEs of packages, apps and benches as pages of the site.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listParts, REPOSITORY, withSiteLinks } from '../.vitepress/links.js';

export default {
  watch: ['../../{packages,apps,bench}/*/README.md', '../../deploy/README.md'],
  paths: () =>
    listParts().map(({ name, file }) => ({
      params: { part: name },
      content: withSiteLinks(file, readFileSync(join(REPOSITORY, file), 'utf8')),
    })),
};
