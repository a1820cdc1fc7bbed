import { expect, it } from 'vitest';
import { notesOf, withRelease } from './release-notes.mjs';

const CHANGELOG = `# @airlock-rtc/tokens

## 0.2.0

### Minor Changes

- 87812bd: Tokens are blue, which costs $& and \`$1\`.

### Patch Changes

- Updated dependencies [87812bd]
  - @airlock-rtc/contract@0.2.0

## 0.1.0

### Minor Changes

- 435ebdc: Tokens exist.
`;

it('takes what a package says of its newest version, without hashes and without what follows from others', () => {
  expect(notesOf({ name: '@airlock-rtc/tokens', version: '0.2.0' }, CHANGELOG)).toBe(
    '### @airlock-rtc/tokens 0.2.0\n\n- Tokens are blue, which costs $& and `$1`.\n',
  );
  const followed = CHANGELOG.replace(/### Minor[\s\S]*?(?=### Patch)/, '');
  expect(notesOf({ name: '@airlock-rtc/tokens', version: '0.2.0' }, followed)).toBe('');
  expect(notesOf({ name: '@airlock-rtc/tokens', version: '0.3.0' }, CHANGELOG)).toBe('');
});

it('puts a release where the changelog says Unreleased, else above the last one', () => {
  const notes = 'New: $&.\n';
  expect(withRelease('# Changelog\n\n## Unreleased\n\nOld.\n', '0.2.0', notes)).toBe(
    '# Changelog\n\n## 0.2.0\n\nNew: $&.\n\nOld.\n',
  );
  expect(withRelease('# Changelog\n\n## 0.2.0\n\nOld.\n', '0.3.0', notes)).toBe(
    '# Changelog\n\n## 0.3.0\n\nNew: $&.\n\n## 0.2.0\n\nOld.\n',
  );
});
