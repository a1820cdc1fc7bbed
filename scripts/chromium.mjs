// Finds a Chromium for the journeys, installs Debian's where it may, else names the command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const command = 'apt-get update && apt-get install -y chromium';

/** Ends the process with the command to run when there is no Chromium and none can be installed. */
export function ensureChromium() {
  if (places.some((place) => place && existsSync(place))) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing Chromium: ${command}`);
    spawnSync(command, {
      shell: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (existsSync('/usr/bin/chromium')) return;
  }
  console.error(`The journeys need a Chromium. Install one (${command}), or set CHROMIUM_PATH to yours.`);
  process.exit(1);
}
