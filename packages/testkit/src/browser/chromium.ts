// Finds the Chromium of this machine; the kit downloads none.
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** `CHROMIUM_PATH`, else the usual places. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string {
  const found = [env.CHROMIUM_PATH, ...PLACES].find((place) => place && existsSync(place));
  if (found) return found;
  throw new Error(
    'There is no Chromium here. Run: apt-get update && apt-get install -y chromium; or set CHROMIUM_PATH.',
  );
}
