// Finds the browsers of the journeys, installs Debian's where it may, else names the command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const browsers = {
  Chromium: {
    variable: 'CHROMIUM_PATH',
    debianPackage: 'chromium',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  },
  Firefox: {
    variable: 'FIREFOX_PATH',
    debianPackage: 'firefox-esr',
    places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
};

/** Ends the process with the command to run when the browser is not there and cannot be installed. */
export function ensureBrowser(name) {
  const { variable, debianPackage, places } = browsers[name];
  const isHere = () => [process.env[variable], ...places].some((place) => place && existsSync(place));
  if (isHere()) return;
  const command = `apt-get update && apt-get install -y ${debianPackage}`;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${name}: ${command}`);
    spawnSync(command, {
      shell: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (isHere()) return;
  }
  console.error(`The journeys need a ${name}. Install one (${command}), or set ${variable} to yours.`);
  process.exit(1);
}
