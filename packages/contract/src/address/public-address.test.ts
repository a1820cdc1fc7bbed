import { expect, it } from 'vitest';
import { isPublicAddress } from './public-address.js';

it.each(['93.184.216.34', '8.8.8.8', '2606:4700::1111', '2606:2800:220:1:248:1893:25c8:1946'])(
  'calls %s public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  ...['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...['224.0.0.1', '255.255.255.255', '2130706433', '0x7f000001', '0177.0.0.1', '127.1'],
  ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'ff02::1', '2001:db8::1'],
  ...['::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ...['nonsense', '', 'localhost'],
])('calls %j private', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it('does not take IPv4 inside of IPv6, as ::127.0.0.1, for a public address', () => {
  expect(['::127.0.0.1', '::7f00:1', '::10.0.0.1'].filter(isPublicAddress)).toEqual([]);
});
