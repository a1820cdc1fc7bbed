// Which workspace package may import which: the one table that eslint.config.mjs enforces.
const words = ['@airlock-rtc/contract'];
const middle = [...words, '@airlock-rtc/tokens', '@airlock-rtc/layouts', '@airlock-rtc/ranked-subscriptions'];
const doors = [...middle, '@airlock-rtc/broadcaster', '@airlock-rtc/gateway', '@airlock-rtc/codemod'];

/** Folder -> workspace packages that its source may import. Tests may import `@airlock-rtc/testkit` besides. */
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
  'packages/psrpc': [],
  'packages/testkit': [...middle, '@airlock-rtc/livekit-local', '@airlock-rtc/rtmp-ingest'],
  'packages/egress': [...middle, '@airlock-rtc/broadcaster', '@airlock-rtc/psrpc'],
  'apps/cli': [...doors, '@airlock-rtc/egress', '@airlock-rtc/livekit-local', '@airlock-rtc/rtmp-ingest'],
  'apps/meet': ['@mux/spaces-web', '@airlock-rtc/layouts'],
  'apps/layouts-page': middle,
};

export const workspacePackages = [
  ...doors,
  '@airlock-rtc/livekit-local',
  '@airlock-rtc/rtmp-ingest',
  '@airlock-rtc/psrpc',
  '@airlock-rtc/egress',
  '@airlock-rtc/testkit',
  '@airlock-rtc/spaces-livekit-adapter',
  '@mux/spaces-web',
];
