// What the kernel holds of a connection, where a server acknowledges nothing: Linux tells it in /proc/net/tcp.
import { readFile } from 'node:fs/promises';

export interface Ports {
  readonly localPort: number;
  readonly remotePort: number;
}

/** Bytes that the peer's kernel has not confirmed; `undefined` where that cannot be known. */
export async function unconfirmedBytes(ports: Ports): Promise<number | undefined> {
  for (const path of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const bytes = transmitQueue(await readFile(path, 'latin1').catch(() => ''), ports);
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

/** Lines are `sl local_address rem_address st tx_queue:rx_queue …`, all numbers in hexadecimal (proc(5)). */
export function transmitQueue(table: string, { localPort, remotePort }: Ports): number | undefined {
  const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
  const line = new RegExp(
    `^\\s*\\d+: [0-9A-F]+:${hex(localPort)} [0-9A-F]+:${hex(remotePort)} [0-9A-F]{2} ([0-9A-F]{8}):`,
    'm',
  );
  const queue = line.exec(table)?.[1];
  return queue === undefined ? undefined : Number.parseInt(queue, 16);
}
