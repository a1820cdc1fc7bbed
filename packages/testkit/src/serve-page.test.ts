import { expect, it } from 'vitest';
import { join } from 'node:path';
import { servePage } from './serve-page.js';

it('serves a TypeScript module, bundled, and nothing after it is closed', async () => {
  const page = await servePage({ entry: join(import.meta.dirname, 'tone', 'tone.ts'), body: '<main>' });
  const html = await (await fetch(page.url)).text();
  const script = await (await fetch(`${page.url}page.js`)).text();
  await page.close();
  expect(html).toContain('<main>');
  expect(new Function(`${script}; return page.SAMPLE_RATE`)()).toBe(48_000);
  await expect(fetch(page.url)).rejects.toThrow();
});

it('names the module that it cannot find', async () => {
  await expect(servePage({ entry: '/nowhere/page.ts' })).rejects.toThrow('/nowhere/page.ts');
});
