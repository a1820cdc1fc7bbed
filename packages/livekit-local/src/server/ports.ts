// Free ports for a server, asked of the system; another process may take one before it is used.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** livekit-server binds its TCP media port on every interface, so every interface is asked (1.13.5). */
const ANY_IPV4 = '0.0.0.0';
/** A browser's `localhost` is ::1 first: a program there would answer in place of the server. */
const ANY_IPV6 = '::';
const TRIES = 20;

/** @returns a port that was free a moment ago, on IPv4 and IPv6; `wanted` itself, when given and free; else undefined. */
export async function freeTcpPort(wanted = 0): Promise<number | undefined> {
  for (let tried = 0; tried < (wanted === 0 ? TRIES : 1); tried += 1) {
    const port = await bindTcp(wanted, ANY_IPV4);
    if (port !== undefined && (await bindTcp(port, ANY_IPV6)) !== undefined) return port;
  }
  return undefined;
}

async function bindTcp(wanted: number, host: string): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen({ port: wanted, host, exclusive: true, ipv6Only: true });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    // Where there is no IPv6, nobody can be on it.
    const { code } = error as { code?: string };
    return code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL' ? wanted : undefined;
  } finally {
    server.close();
  }
}

/** As {@link freeTcpPort}, for UDP. */
export async function freeUdpPort(wanted = 0): Promise<number | undefined> {
  const socket = createSocket('udp4');
  try {
    socket.bind({ port: wanted, address: ANY_IPV4, exclusive: true });
    await once(socket, 'listening');
    const { port } = socket.address();
    return port;
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
}
