// Opens pages of the built site as a phone and a desk show them, in the light and in the dark.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { launchBrowser } from '@airlock-rtc/testkit';
import { violationsOf } from '../browsers/axe.js';
import type { BuiltSite } from './built-site.js';

const TYPES: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' },
};
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

/** What axe-core finds wrong, and what is wider than its window. */
export async function faultsOf(site: BuiltSite, pages: readonly string[]): Promise<string[]> {
  const server = createServer((request, response) => {
    const path = join(site.folder, decodeURIComponent(new URL(request.url!, 'http://site').pathname));
    readFile(path).then(
      (bytes) =>
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await using browser = await launchBrowser();
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await browser.newPage();
    await page.setViewportSize(viewport);
    for (const each of pages) {
      await page.goto(`http://127.0.0.1:${port}/${each}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html${colorScheme === 'dark' ? '.dark' : ':not(.dark)'}`).waitFor();
        const found = await violationsOf(page, colorScheme);
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          found.push('too wide');
        faults.push(...found.map((fault) => `${each}, ${size}, ${colorScheme}: ${fault}`));
      }
    }
  }
  server.closeAllConnections();
  server.close();
  return faults;
}
