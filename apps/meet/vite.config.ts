// Builds and serves Airlock Meet; the workspace's packages are taken from their sources.
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { packageFiles } from './build/package-files.js';
import { preloadMeeting } from './build/preload-meeting.js';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packageFiles(), preloadMeeting()],
  resolve: { conditions: ['@airlock-rtc/source', ...defaultClientConditions] },
  // livekit-client alone is about 580 kB before compression, and there is no room without it.
  build: {
    chunkSizeWarningLimit: 1000,
    target: 'baseline-widely-available',
    sourcemap: true,
    // One round trip for all of 9 kB, instead of a second one for those of the page that is loaded.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // Few files, since browsers fetch six at a time over HTTP/1.1.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// },
            { name: 'shared', test: /src\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
