// The pages of the site in the order in which somebody new reads them.
import type { DefaultTheme } from 'vitepress';
import { listParts } from './links.js';

const isBench = (name: string) => name.startsWith('bench-');
const partLinks = (isListed: (name: string) => boolean): DefaultTheme.SidebarItem[] =>
  listParts()
    .filter(({ name }) => isListed(name))
    .map(({ name }) => ({ text: name.replace(/^bench-/, ''), link: `/parts/${name}` }));

export const SIDEBAR: DefaultTheme.SidebarItem[] = [
  {
    text: 'Moving',
    items: [
      { text: 'Rewriting with airlock migrate', link: '/migrating' },
      { text: 'Translation table', link: '/translation' },
      { text: 'Where the adapter differs', link: '/deviations' },
    ],
  },
  {
    text: 'Operating',
    items: [
      { text: 'Going live', link: '/going-live' },
      { text: 'Deployment', link: '/parts/deploy' },
      { text: 'What is not done yet', link: '/limits' },
    ],
  },
  {
    text: 'Packages',
    collapsed: true,
    items: partLinks((name) => !isBench(name) && name !== 'deploy'),
  },
  { text: 'Benchmarks', collapsed: true, items: partLinks(isBench) },
  {
    text: 'Background',
    collapsed: true,
    items: [
      { text: 'Decisions', link: '/decisions/' },
      { text: 'Issues upstream', link: '/upstream-livekit' },
    ],
  },
];
