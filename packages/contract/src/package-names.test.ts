// The versions that migrations write are those of the packages in this workspace.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { APPLICATION_PACKAGES, tarballName } from './package-names.js';

it.each(Object.entries(APPLICATION_PACKAGES))('%s has version %s here', (name, version) => {
  const folder = new URL(`../../${name.split('/')[1]}/`, import.meta.url);
  expect(JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))).toMatchObject({ name, version });
});

it('names a tarball as npm pack does', () => {
  expect(tarballName('@airlock-rtc/tokens', '1.2.3')).toBe('airlock-rtc-tokens-1.2.3.tgz');
  expect(tarballName('airlock-rtc', '0.1.0')).toBe('airlock-rtc-0.1.0.tgz');
});
