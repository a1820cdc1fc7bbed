// The address at which other machines on the local network reach this one.
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { CliError } from '../cli-error.js';

type Interfaces = Record<string, NetworkInterfaceInfo[] | undefined>;

/** Bridges and tunnels of this machine itself, where no phone is. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|tailscale|wg|zt)/;
const PRIVATE = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;

/**
 * @param wanted the address that the person named: that one or none.
 * @throws CliError `no_lan` when this machine has no such address, or none but loopback.
 */
export function lanAddress(wanted?: string, interfaces: Interfaces = networkInterfaces()): string {
  const addresses = Object.entries(interfaces)
    .flatMap(([name, infos]) => (infos ?? []).map((info) => ({ name, ...info })))
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .sort((a, b) => rank(a) - rank(b))
    .map(({ address }) => address);
  const [best] = addresses;
  if (!best) throw new CliError('no_lan', 'This machine has no address on a network: join one first.');
  if (wanted === undefined) return best;
  if (addresses.includes(wanted)) return wanted;
  throw new CliError('no_lan', `This machine has no address ${wanted}. It has: ${addresses.join(', ')}.`);
}

function rank({ name, address }: { name: string; address: string }): number {
  return (VIRTUAL.test(name) ? 2 : 0) + (PRIVATE.test(address) ? 0 : 1);
}
