// The documentation site, built: every link and anchor leads somewhere.
import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('has no link to an anchor that is not there', async () => {
  expect(await brokenLinks(site)).toEqual([]);
});
