// A network of its own for one browser, which can be cut: a veth pair into a network namespace. Needs root.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumPath } from '@airlock-rtc/testkit';

const run = promisify(execFile);

export interface Network extends AsyncDisposable {
  /** This machine, as the browser inside sees it. */
  readonly hostAddress: string;
  /** Starts Chromium inside. */
  readonly executablePath: string;
  /** The page is of this machine and the server of another: Chromium asks before it lets them meet. */
  readonly browserArgs: readonly string[];
  /** Takes the carrier away, as a pulled plug does; or swallows what is sent, as a dead tunnel does. */
  cut(how: 'unplug' | 'swallow'): Promise<void>;
  mend(): Promise<void>;
}

export async function createNetwork(): Promise<Network> {
  const id = randomBytes(3).toString('hex');
  const [space, outside, inside] = [`airlock-${id}`, `alo${id}`, `ali${id}`];
  const subnet = `10.211.${(Number.parseInt(id, 16) % 200) + 20}`;
  const [hostAddress, innerAddress] = [`${subnet}.1`, `${subnet}.2`];
  const executablePath = join(tmpdir(), `${space}-chromium`);
  const ip = (...args: string[]) => run('ip', args);
  try {
    await ip('netns', 'add', space);
  } catch (cause) {
    throw new Error('Network namespaces need root and iproute2: run the long tests as root.', { cause });
  }
  await ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', space);
  await ip('addr', 'add', `${hostAddress}/30`, 'dev', outside);
  await ip('link', 'set', outside, 'up');
  for (const [device, address] of [[inside, `${innerAddress}/30`], ['lo']] as const) {
    if (address) await ip('-n', space, 'addr', 'add', address, 'dev', device);
    await ip('-n', space, 'link', 'set', device, 'up');
  }
  await ip('-n', space, 'route', 'add', 'default', 'via', hostAddress);
  await writeFile(executablePath, `#!/bin/sh\nexec ip netns exec ${space} ${chromiumPath()} "$@"\n`);
  await chmod(executablePath, 0o755);
  let how: 'unplug' | 'swallow' | undefined;
  return {
    hostAddress,
    executablePath,
    browserArgs: ['--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets'],
    async cut(manner) {
      how = manner;
      if (how === 'unplug') await ip('link', 'set', outside, 'down');
      else await ip('route', 'add', 'blackhole', `${innerAddress}/32`);
    },
    async mend() {
      if (how === 'unplug') await ip('link', 'set', outside, 'up');
      else await ip('route', 'del', 'blackhole', `${innerAddress}/32`);
      how = undefined;
    },
    async [Symbol.asyncDispose]() {
      if (how === 'swallow') await ip('route', 'del', 'blackhole', `${innerAddress}/32`);
      await ip('netns', 'del', space);
      await rm(executablePath, { force: true });
    },
  };
}
