// The environment of somebody else's project: neither this workspace's npm nor its test runner may speak to its programs.

export const strangersEnv: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_OPTIONS|NODE_ENV|VITEST|CI$|LIVEKIT_|AIRLOCK_)/i.test(name),
  ),
);
