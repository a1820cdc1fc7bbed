// The site that `npm run docs` serves and `npm run docs:build` writes: one page per file of docs/, and the READMEs.
import { defineConfig } from 'vitepress';
import { typescriptDiffs } from './diffs.js';
import { siteLink } from './links.js';
import { describedByFirstParagraph, openGraph } from './metadata.js';
import { SIDEBAR } from './sidebar.js';
import { readableTables } from './tables.js';

/** `https://example.com/docs/`, where it is known: the path below which a host serves the site, and the sitemap need it. */
const siteUrl = process.env.DOCS_URL;
const base = (siteUrl ? new URL(siteUrl).pathname : '/') as `/${string}/`;

export default defineConfig({
  title: 'Airlock',
  description: 'Moves an application from Mux Spaces to LiveKit.',
  lang: 'en',
  head: [['link', { rel: 'icon', href: `${base}mark.svg` }]],
  transformHead: openGraph,
  ...(siteUrl && { sitemap: { hostname: siteUrl } }),
  base,
  cacheDir: '../.cache/vitepress',
  rewrites: { 'decisions/README.md': 'decisions/index.md' },
  // A command that runs until it is stopped prints such an address.
  ignoreDeadLinks: [/^https?:\/\/localhost/],
  themeConfig: {
    logo: '/mark.svg',
    nav: [
      { text: 'Start', link: '/start', activeMatch: '^/(start|for/)' },
      {
        text: 'Guide',
        link: '/spaces-to-livekit',
        activeMatch: '^/(guide/|spaces-to-livekit|translation|migrating)',
      },
      { text: 'Reference', link: '/reference/rest', activeMatch: '^/reference/' },
      {
        text: 'Operating',
        link: '/for/operators',
        activeMatch: '^/(operating/|going-live|parts/deploy|limits)',
      },
    ],
    sidebar: SIDEBAR,
    outline: [2, 3],
    search: { provider: 'local' },
    notFound: {
      title: 'There is no such page',
      quote: 'It may have moved. Search for it, or begin at the home page.',
      linkText: 'Home',
      linkLabel: 'Home',
    },
    socialLinks: [{ icon: 'github', link: 'https://github.com/airlock-rtc/airlock' }],
  },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
    config(md) {
      readableTables(md);
      describedByFirstParagraph(md);
      typescriptDiffs(md);
      md.core.ruler.push('repository-links', ({ tokens, env }) => {
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const href = token.attrGet('href');
          if (token.type === 'link_open' && href !== null)
            token.attrSet('href', siteLink(`docs/${(env as { relativePath: string }).relativePath}`, href));
        }
      });
    },
  },
});
