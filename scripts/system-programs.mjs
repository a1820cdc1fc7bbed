// Finds the programs of the system that tests need, installs Debian's where it may, else names the command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `variable` is the environment's way to name one that is elsewhere. */
const programs = {
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
  // The guide makes a token in each of these.
  Ruby: { debianPackage: 'ruby', places: onPath('ruby') },
  Go: { debianPackage: 'golang-go', places: onPath('go') },
  Python: { debianPackage: 'python3', places: onPath('python3') },
  Redis: { debianPackage: 'redis-server', places: onPath('redis-server') },
  PgBouncer: {
    debianPackage: 'pgbouncer',
    places: ['/usr/sbin/pgbouncer', ...onPath('pgbouncer')],
  },
  Postgres: {
    debianPackage: 'postgresql',
    places: [
      ...['18', '17', '16', '15'].map((version) => `/usr/lib/postgresql/${version}/bin/initdb`),
      ...onPath('initdb'),
    ],
  },
};

/** Ends the process with the command to run when the program is not there and cannot be installed. */
export function ensureProgram(name) {
  const { variable, debianPackage, places } = programs[name];
  const isHere = () =>
    [variable && process.env[variable], ...places].some((place) => place && existsSync(place));
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
  const orVariable = variable ? `, or set ${variable} to yours` : '';
  console.error(`The tests need ${name}. Install it (${command})${orVariable}.`);
  process.exit(1);
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
}
