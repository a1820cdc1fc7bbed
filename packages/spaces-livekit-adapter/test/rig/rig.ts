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
} from '@airlock/testkit';
import { vi } from 'vitest';
import type { SpaceOptionsParams } from '../../src/index.js';
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
  /** A page whose Space is made and not joined. */
  prepare(token: TokenOptions, options?: SpaceOptionsParams): Promise<TestPage>;
  /** A page whose Space is joined. */
  join(token: TokenOptions, options?: SpaceOptionsParams): Promise<TestPage>;
}

export async function startRig(options: WorldOptions & { browser?: BrowserOptions } = {}): Promise<Rig> {
  const world = await startWorld(options);
  const served = await servePage({
    entry: join(import.meta.dirname, 'page.ts'),
    body: '<video muted autoplay playsinline></video>',
  });
  const browser = await world.addBrowser(options.browser ?? { picture: { color: 'magenta' }, toneHz: 660 });
  const open = () => browser.newPage(served.url);
  const prepare = async (token: TokenOptions, spaceOptions: SpaceOptionsParams = {}) => {
    const page = await open();
    await page.evaluate(([jwt, url, given]) => void window.page.create(jwt, url, given), [
      await world.token(token),
      world.livekit.url,
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
export function logged(page: TestPage, line: string | RegExp, timeoutMs = 15_000): Promise<string[]> {
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
