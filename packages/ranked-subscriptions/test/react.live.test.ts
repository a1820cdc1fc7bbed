// The hook in a real browser, under React's strict mode.
import { join } from 'node:path';
import { launchBrowser, servePage } from '@airlock-rtc/testkit';
import { expect, it, vi } from 'vitest';
import type * as HookPage from './hook-page.js';

type InPage = { page: typeof HookPage };

it('renders who is received at each decision, follows the limit, and lets go of the room when unmounted', async () => {
  await using served = await servePage({
    entry: join(import.meta.dirname, 'hook-page.tsx'),
    body: '<main></main>',
  });
  await using browser = await launchBrowser();
  const page = await browser.newPage(served.url);
  const call = <Name extends keyof typeof HookPage>(
    name: Name,
    ...args: Parameters<(typeof HookPage)[Name]>
  ) =>
    page.evaluate(
      ([name, args]) => ((window as never as InPage).page[name] as (...args: unknown[]) => unknown)(...args),
      [name, args] as const,
    );
  const shows = (text: string) => vi.waitFor(async () => expect(await page.textContent('body')).toBe(text));
  const before = await call('listeners');
  await call('come', 'ann', 'bob', 'cas');
  await call('mount', 2);
  await shows('ann bob');
  await call('speak', 'cas');
  await shows('cas ann');
  await call('mount', 3);
  await shows('cas ann bob');
  await call('unmount');
  expect(await call('listeners')).toBe(before);
  expect(page.consoleLines.filter((line) => /error|warning/i.test(line))).toEqual([]);
});
