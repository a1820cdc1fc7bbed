// Builds and serves Airlock Meet; the workspace's packages are taken from their sources.
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@airlock/source', ...defaultClientConditions] },
  build: { target: 'baseline-widely-available', sourcemap: true },
});
