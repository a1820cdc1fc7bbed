// Drives the adapter in a real Chromium on a real LiveKit server.
import { join } from 'node:path';
import {
  servePage,
  startWorld,
  type BrowserOptions,
  type TestPage,
  type TokenOptions,
  type World,
  type WorldOptions,
} from '@airlock-rtc/testkit';
import { vi } from 'vitest';
import type { SpaceOptionsParams } from '../../src/index.js';
import type { Network } from './network.js';
import type * as Page from './page.js';

declare global {
  interface Window {
    page: typeof Page;
  }
}

export interface Rig extends AsyncDisposable {
  readonly world: World;
  /** A page with the adapter, in a context of its own. */
  open(): Promise<TestPage>;
  /** A page whose Space is made and not joined; `before` runs before its scripts. */
  prepare(token: TokenOptions, options?: SpaceOptionsParams, before?: () => void): Promise<TestPage>;
  /** A page whose Space is joined. */
  join(token: TokenOptions, options?: SpaceOptionsParams): Promise<TestPage>;
}

interface RigOptions extends WorldOptions {
  browser?: BrowserOptions;
  /** Puts the browser, and it alone, into this network. */
  network?: Network;
}

export async function startRig({ network, ...options }: RigOptions = {}): Promise<Rig> {
  const livekit = network && {
    nodeIp: network.hostAddress,
    config: { bind_addresses: ['127.0.0.1', network.hostAddress] },
  };
  const world = await startWorld({ livekit: { ...livekit, ...options.livekit } });
  const livekitUrl = world.livekit.url.replace('127.0.0.1', network?.hostAddress ?? '127.0.0.1');
  const served = await servePage({
    entry: join(import.meta.dirname, 'page.ts'),
    body: '<video muted autoplay playsinline></video>',
  });
  const browser = await world.addBrowser({
    ...(options.browser ?? { pattern: { color: 'magenta' }, toneHz: 660 }),
    ...(network && { executablePath: network.executablePath, args: network.browserArgs }),
  });
  const open = async (before?: () => void) => {
    const page = await browser.newPage();
    if (before) await page.addInitScript(before);
    // The page itself comes by the browser's control pipe, since its network does not reach this process.
    if (network)
      await page.route(`${served.url}**`, async (route) => {
        const response = await fetch(route.request().url());
        const contentType = response.headers.get('content-type') ?? '';
        await route.fulfill({ body: await response.text(), contentType });
      });
    await page.goto(served.url);
    return page;
  };
  const prepare = async (token: TokenOptions, spaceOptions: SpaceOptionsParams = {}, before?: () => void) => {
    const page = await open(before);
    await page.evaluate(([jwt, url, given]) => void window.page.create(jwt, url, given), [
      await world.token(token),
      livekitUrl,
      spaceOptions,
    ] as const);
    return page;
  };
  const joinPage = async (token: TokenOptions, spaceOptions?: SpaceOptionsParams) => {
    const page = await prepare(token, spaceOptions);
    await page.evaluate(async () => void (await window.page.space.join()));
    return page;
  };
  const end = async () => {
    await world[Symbol.asyncDispose]();
    await served.close();
  };
  return { world, open, prepare, join: joinPage, [Symbol.asyncDispose]: end };
}

/** The page's log of events until now. */
export function logOf(page: TestPage): Promise<string[]> {
  return page.evaluate(() => window.page.log);
}

/** Waits until the page's log has a line, and gives the log. */
export function logged(page: TestPage, line: string | RegExp, timeoutMs = 40_000): Promise<string[]> {
  const matches = (each: string) => (typeof line === 'string' ? each === line : line.test(each));
  return vi.waitFor(
    async () => {
      const log = await logOf(page);
      if (!log.some(matches)) throw new Error(`No line ${String(line)} in:\n${log.join('\n')}`);
      return log;
    },
    { timeout: timeoutMs, interval: 50 },
  );
}

/** Forgets what was logged until now. */
export function clearLog(page: TestPage): Promise<void> {
  return page.evaluate(() => void window.page.log.splice(0));
}

/** Removes what depends on the moment: who speaks. */
export function calm(log: readonly string[]): string[] {
  return log.filter((line) => !/Speak/.test(line));
}
