// The pages of the site in the order in which somebody new reads them.
import type { DefaultTheme } from 'vitepress';
import { apiEntries } from '../../scripts/docs/api-entries.js';
import { listParts } from './links.js';

const isBench = (name: string) => name.startsWith('bench-');
const partLinks = (isListed: (name: string) => boolean): DefaultTheme.SidebarItem[] =>
  listParts()
    .filter(({ name }) => isListed(name))
    .map(({ name }) => ({ text: name.replace(/^bench-/, ''), link: `/parts/${name}` }));

export const SIDEBAR: DefaultTheme.SidebarItem[] = [
  {
    text: 'Start',
    items: [
      { text: 'Start here', link: '/start' },
      { text: 'I have a Spaces application', link: '/for/spaces-app' },
      { text: 'Stream without Chrome', link: '/for/streaming' },
      { text: 'Large rooms', link: '/for/large-rooms' },
      { text: 'Tests with real media', link: '/for/tests' },
      { text: 'I run this', link: '/for/operators' },
    ],
  },
  {
    text: 'Guide: Spaces to LiveKit',
    items: [
      { text: 'Overview', link: '/spaces-to-livekit' },
      { text: 'What LiveKit is', link: '/guide/introduction' },
      { text: 'Tokens', link: '/guide/jwt' },
      { text: 'The adapter', link: '/guide/adapter' },
      { text: 'Installing, imports', link: '/guide/install' },
      { text: 'Space to Room', link: '/guide/space-to-room' },
      { text: 'Participants', link: '/guide/participants' },
      { text: 'Tracks', link: '/guide/tracks' },
      { text: 'Events', link: '/guide/events' },
      { text: 'Enums and errors', link: '/guide/enums-and-errors' },
      { text: 'Broadcasts', link: '/guide/broadcasts' },
      { text: 'Where Mux’s guide was wrong', link: '/guide/corrections' },
      { text: 'Translation table', link: '/translation' },
      { text: 'airlock migrate', link: '/migrating' },
    ],
  },
  {
    text: 'Operating',
    items: [
      { text: 'Deployment', link: '/parts/deploy' },
      { text: 'Going live', link: '/going-live' },
      { text: 'Sizes and limits', link: '/operating/sizes' },
      { text: 'Monitoring', link: '/operating/monitoring' },
      { text: 'Backup and restore', link: '/operating/backup' },
      { text: 'Upgrading', link: '/operating/upgrading' },
      { text: 'Security model', link: '/operating/security' },
      { text: 'Licences', link: '/operating/licences' },
      { text: 'What is not done yet', link: '/limits' },
    ],
  },
  {
    text: 'Reference',
    collapsed: true,
    items: [
      { text: 'REST API', link: '/reference/rest' },
      { text: 'Schemas', link: '/reference/schemas' },
      { text: 'Webhooks', link: '/reference/webhooks' },
      { text: 'Commands', link: '/reference/commands' },
      { text: 'Errors', link: '/reference/errors' },
      { text: 'Environment variables', link: '/reference/environment' },
      { text: 'Metrics', link: '/reference/metrics' },
      { text: 'Markers of airlock migrate', link: '/reference/markers' },
      { text: 'Deviations of the adapter', link: '/deviations' },
    ],
  },
  {
    text: 'Libraries',
    collapsed: true,
    items: apiEntries().map(({ name, specifier }) => ({
      text: specifier.replace('@airlock-rtc/', ''),
      link: `/api/${name}`,
    })),
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
