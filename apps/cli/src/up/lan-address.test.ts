import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { lanAddress } from './lan-address.js';

const ipv4 = (address: string, internal = false) =>
  ({ family: 'IPv4', address, internal }) as NetworkInterfaceInfo;
const ipv6 = (address: string) => ({ family: 'IPv6', address, internal: false }) as NetworkInterfaceInfo;

it('prefers the local network to bridges, tunnels and public addresses', () => {
  expect(
    lanAddress(undefined, {
      lo: [ipv4('127.0.0.1', true)],
      docker0: [ipv4('172.17.0.1')],
      eth0: [ipv4('203.0.113.7')],
      wlan0: [ipv6('fe80::1'), ipv4('192.168.1.20')],
      tailscale0: [ipv4('100.64.0.1')],
    }),
  ).toBe('192.168.1.20');
});

it('takes what there is', () => {
  expect(lanAddress(undefined, { lo: [ipv4('127.0.0.1', true)], docker0: [ipv4('172.17.0.1')] })).toBe(
    '172.17.0.1',
  );
});

it.each([{}, { lo: [ipv4('127.0.0.1', true)], eth0: [ipv6('fe80::1'), ipv4('169.254.3.4')] }])(
  'says what to do without a network',
  (interfaces) => expect(() => lanAddress(undefined, interfaces)).toThrow(/join one first/),
);

it('takes the one that was named, when this machine has it', () => {
  const interfaces = { wlan0: [ipv4('192.168.1.20')], eth0: [ipv4('10.0.0.2')] };
  expect(lanAddress('10.0.0.2', interfaces)).toBe('10.0.0.2');
  expect(() => lanAddress('10.0.0.3', interfaces)).toThrow('It has: 192.168.1.20, 10.0.0.2.');
  expect(() => lanAddress('nowhere', interfaces)).toThrow('no address nowhere');
});
