// The documentation site, built: every link and anchor leads somewhere.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiEntries } from '../../scripts/docs/api-entries.js';
import { brokenLinks, buildSite, type BuiltSite } from './built-site.js';

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
  for (const { name } of apiEntries())
    expect(await readFile(join(site.folder, `api/${name}.html`), 'utf8')).toMatch(/<h[23] id=/);
});

it('has no link to an anchor that is not there', async () => {
  expect(await brokenLinks(site)).toEqual([]);
});
