import { expect, it } from 'vitest';
import { callerNetwork } from './client-address.js';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:bbbb:cccc::2', '2001:db8:1:2::/64'],
  ['local', 'local'],
])('takes %s for %s', (address, network) => {
  expect(callerNetwork(address)).toBe(network);
});
