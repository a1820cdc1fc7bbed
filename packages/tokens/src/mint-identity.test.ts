import { expect, it } from 'vitest';
import { issuerOf, mintIdentity } from './mint-identity.js';

it('makes a new identity for each connection of the same participant', () => {
  expect(mintIdentity('bob')).toMatch(/^bob-[0-9a-f]{12}$/);
  expect(mintIdentity('bob')).not.toBe(mintIdentity('bob'));
});

it('needs no participant id', () => {
  expect(mintIdentity()).toMatch(/^participant-[0-9a-f]{12}$/);
  expect(mintIdentity('')).toMatch(/^participant-/);
});

it.each(['EG_abc', 'airlock-broadcaster-1'])(
  'does not let somebody who is called %s look like a machine',
  (id) => {
    expect(mintIdentity(id)).toMatch(new RegExp(`^participant-${id}-[0-9a-f]{12}$`));
  },
);

it('says which issuer let somebody in, whatever they are called', () => {
  const feigned = mintIdentity('bob', '00000000');
  expect(feigned).toMatch(/^bob-k00000000-[0-9a-f]{12}$/);
  expect(issuerOf(mintIdentity(feigned, '12ab34cd'))).toBe('12ab34cd');
  expect(issuerOf(mintIdentity(undefined, '12ab34cd'))).toBe('12ab34cd');
  expect(issuerOf(mintIdentity('bob'))).toBeUndefined();
});
