// Which workspace package may import which: the one table that eslint.config.mjs enforces.
const words = ['@airlock/contract'];
const middle = [...words, '@airlock/tokens', '@airlock/layouts', '@airlock/ranked-subscriptions'];
const doors = [...middle, '@airlock/broadcaster', '@airlock/gateway', '@airlock/codemod'];

/** Folder -> workspace packages that its source may import. Tests may import `@airlock/testkit` besides. */
export const mayImport = {
  'packages/contract': [],
  'packages/tokens': words,
  'packages/layouts': words,
  'packages/ranked-subscriptions': words,
  'packages/spaces-livekit-adapter': middle,
  'packages/broadcaster': middle,
  'packages/gateway': middle,
  'packages/codemod': middle,
  'packages/livekit-local': [],
  'packages/rtmp-ingest': [],
  'packages/testkit': [...middle, '@airlock/livekit-local', '@airlock/rtmp-ingest'],
  'apps/cli': [...doors, '@airlock/livekit-local', '@airlock/rtmp-ingest'],
  'apps/meet': ['@mux/spaces-web', '@airlock/layouts'],
  'apps/layouts-page': middle,
};

export const workspacePackages = [
  ...doors,
  '@airlock/livekit-local',
  '@airlock/rtmp-ingest',
  '@airlock/testkit',
  '@mux/spaces-livekit-adapter',
  '@mux/spaces-web',
];
