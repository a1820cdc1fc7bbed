// Schemathesis reads the served OpenAPI document and looks for requests whose answers break it.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRealGateway, type RealGateway } from './gateway/real-gateway.js';
import { pythonWith } from './python/environment.js';

/**
 * All of its checks but `positive_data_acceptance`: a schema cannot say which live streams exist, how a token is
 * signed, or that an id which cannot be parsed is 400.
 */
const OPTIONS = ['--checks', 'all', '--exclude-checks', 'positive_data_acceptance'];
/** The same cases in every run: a failure is a change of ours. */
const BOUNDS = ['--seed', '1', '--max-examples', '6', '--no-shrink', '--continue-on-failure'];

const configuration = join(import.meta.dirname, 'gateway/schemathesis.toml');

let world: World;
let gateway: RealGateway;
let folder: string;
let schemathesis: string;
beforeAll(async () => {
  schemathesis = `${await pythonWith('schemathesis==4.32.5')}/schemathesis`;
  folder = await mkdtemp(join(tmpdir(), 'airlock-schemathesis-'));
  world = await startWorld();
  gateway = await startRealGateway(world);
});
afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]();
  await world?.[Symbol.asyncDispose]();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** @returns what it printed; rejects with that when it found something. */
function attack(...options: string[]): Promise<string> {
  const all = [
    '--config-file',
    configuration,
    'run',
    `${gateway.url}/openapi.json`,
    ...OPTIONS,
    ...BOUNDS,
    ...options,
  ];
  return new Promise((resolve, reject) => {
    execFile(schemathesis, all, { cwd: folder, maxBuffer: 2 ** 26 }, (error, printed) => {
      if (!error) return resolve(printed);
      const failures = printed.slice(Math.max(0, printed.search(/^=+ (FAILURES|ERRORS) =+$/m)));
      return reject(new Error(`schemathesis found:\n${failures}`));
    });
  });
}

function selected(printed: string): number {
  return Number(/Operations: +(\d+) selected/.exec(printed)?.[1]);
}

it('an application is always answered as the document says', async () => {
  const { tokenId, tokenSecret } = (await gateway.newEnvironment('attacked')).credentials;
  const auth = ['--auth', `${tokenId}:${tokenSecret}`];
  const printed = await attack(...auth, '--exclude-path-regex', '^/airlock/v1/admin');
  expect(selected(printed)).toBeGreaterThan(30);
});

it('the operator is always answered as the document says', async () => {
  const printed = await attack(
    ...['--header', `Authorization: Bearer ${gateway.adminToken}`],
    ...['--include-path-regex', '^/airlock/v1/admin'],
  );
  expect(selected(printed)).toBeGreaterThan(10);
});
