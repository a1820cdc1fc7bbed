// Builds and serves the page; the workspace's packages are taken from their sources.
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import { labelFont } from './build/font-plugin.js';

export default defineConfig({
  root: import.meta.dirname,
  // Relative: the files may lie in any folder of any host.
  base: './',
  plugins: [labelFont()],
  resolve: {
    conditions: ['@airlock-rtc/source', ...defaultClientConditions],
    // @livekit/egress-sdk is CommonJS and would bring LiveKit's other build along, a second 130 kB.
    alias: [{ find: /^livekit-client$/, replacement: fileURLToPath(import.meta.resolve('livekit-client')) }],
  },
  // The page's policy takes fonts from files alone.
  build: { target: 'chrome120', chunkSizeWarningLimit: 1000, assetsInlineLimit: 0 },
});
