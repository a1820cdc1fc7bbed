// Builds and serves Airlock Meet; the workspace's packages are taken from their sources.
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@airlock-rtc/source', ...defaultClientConditions] },
  // livekit-client and React together are about 830 kB before compression, and nothing is shown without them.
  build: { chunkSizeWarningLimit: 1000, target: 'baseline-widely-available', sourcemap: true },
});
