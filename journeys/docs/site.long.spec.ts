// The documentation site, built: every link and anchor leads somewhere, and it can be read on a phone and a desk.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiEntries } from '../../scripts/docs/api-entries.js';
import { brokenLinks, buildSite, type BuiltSite } from './built-site.js';
import { faultsOf } from './site-in-a-browser.js';

let site: BuiltSite;
beforeAll(async () => {
  site = await buildSite();
});
afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
});

it('has the pages of docs/ and the READMEs of the packages', () => {
  expect(site.pages).toEqual(expect.arrayContaining(['index.html', 'going-live.html', 'parts/gateway.html']));
});

it('has a page for each entry point of a published package, with its exports', async () => {
  for (const { name } of apiEntries()) {
    const page = await readFile(join(site.folder, `api/${name}.html`), 'utf8');
    expect(page).toMatch(/<h[23] id=/);
    expect(page).not.toContain('__namedParameters');
  }
});

it('says of each page what it is, to a search engine and to who is sent its link', async () => {
  for (const page of site.pages.filter((name) => name !== '404.html')) {
    const html = await readFile(join(site.folder, page), 'utf8');
    expect(html, page).toMatch(/<meta name="description" content="[^"]{20,}">/);
    expect(html, page).toMatch(/<meta property="og:title" content="[^"]+">/);
  }
});

it('has no link to an anchor that is not there', async () => {
  expect(await brokenLinks(site)).toEqual([]);
});

/** The headings of Mux's guide, in its order, and what they became as anchors there. */
const MUX_HEADINGS = [
  ...['introduction-to-livekit', 'construct-a-livekit-jwt', 'using-the-livekit-adapter'],
  ...['install-the-livekit-web-sdk', 'update-your-imports', 'convert-space-to-room', 'space-to-room'],
  ...['participant-changes', 'track-changes', 'event-changes', 'translation-guide'],
];

it('keeps the anchors of Mux’s guide, in its order', async () => {
  const html = await readFile(join(site.folder, 'spaces-to-livekit.html'), 'utf8');
  const ids = Array.from(html.matchAll(/<h2 id="([^"]+)"/g), ([, id]) => id!);
  expect(ids.filter((id) => MUX_HEADINGS.includes(id))).toEqual(MUX_HEADINGS);
});

it('is accessible and fits its window, a page of each kind, on a phone and a desk, in both themes', async () => {
  const pages = ['index', 'start', 'guide/events', 'reference/rest', 'api/tokens', 'parts/gateway'];
  expect(
    await faultsOf(
      site,
      pages.map((page) => `${page}.html`),
    ),
  ).toEqual([]);
});
