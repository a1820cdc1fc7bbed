// Finds the Firefox of this machine; `npm test` installs one where it may.
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** `FIREFOX_PATH`, else the usual places. */
export function firefoxPath(): string {
  const found = [process.env.FIREFOX_PATH, ...PLACES].find((place) => place && existsSync(place));
  if (found) return found;
  throw new Error(
    'There is no Firefox here. Run: apt-get update && apt-get install -y firefox-esr; or set FIREFOX_PATH.',
  );
}
