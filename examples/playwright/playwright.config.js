// Serves the application, and uses the Chromium that the testkit finds, with a camera of its own.
import { chromiumPath } from '@airlock-rtc/testkit';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testMatch: '*.spec.js',
  webServer: { command: 'vite --port 4173 --strictPort', port: 4173 },
  use: {
    baseURL: 'http://127.0.0.1:4173',
    launchOptions: {
      executablePath: chromiumPath(),
      args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    },
  },
});
