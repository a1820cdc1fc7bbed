// The kinds of tests and how each runs; `scripts/test.mjs` picks among them by name.
import { defineConfig } from 'vitest/config';

const everywhere = ['packages/*/{src,test}', 'apps/*/src', 'scripts', 'journeys', 'bench'];
const inAll = (ending: string) => everywhere.map((folder) => `${folder}/**/*${ending}`);
const NODE_CONDITIONS = ['@airlock-rtc/source', 'node'];
const conditions = ['@airlock-rtc/source', 'node', 'import', 'module', 'default'];

/**
 * Tests that use real servers and media run one file at a time: two cores cannot serve two rooms evenly.
 * A second try is for a machine whose time is taken by others; `scripts/test.mjs` names in its closing lines every test
 * that needed one.
 */
const oneAtATime = {
  ...{ fileParallelism: false, maxConcurrency: 2, retry: 1 },
  ...{ testTimeout: 180_000, hookTimeout: 300_000 },
};

export default defineConfig({
  // Vitest hands these on to Node, which itself decides between `import` and `require`: told `import` as well, it
  // gives ES modules to CommonJS packages (pg 8).
  ssr: { resolve: { conditions: NODE_CONDITIONS, externalConditions: NODE_CONDITIONS } },
  resolve: { conditions },
  test: {
    // Vitest's default of 1 s is too short for a busy machine. Nothing here tests speed.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: inAll('.test.{ts,tsx,mjs}'),
          exclude: ['**/node_modules/**', '**/*.{live,long}.test.ts'],
          // For a busy machine: opening a database or a compiler takes seconds there. Nothing here tests speed.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Vitest leaves one core to itself, which here is half of the machine.
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'live', include: inAll('.live.test.ts'), ...oneAtATime } },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: inAll('.spec.ts'),
          exclude: ['**/node_modules/**', '**/*.long.spec.ts'],
          ...oneAtATime,
          // One worker for all, so that journeys share LiveKit and Airlock Meet (journeys/meet/meeting.ts).
          isolate: false,
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: inAll('.long.{test,spec}.ts'), ...oneAtATime, testTimeout: 1_800_000 },
      },
    ],
  },
});
