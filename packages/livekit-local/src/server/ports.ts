// Free ports for a server, asked of the system; another process may take one before it is used.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** livekit-server binds its TCP media port on every interface, so every interface is asked (1.13.5). */
const EVERYWHERE = '0.0.0.0';

/** @returns a port that was free a moment ago; `wanted` itself, when given and free; else undefined. */
export async function freeTcpPort(wanted = 0, host = EVERYWHERE): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen({ port: wanted, host, exclusive: true });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return undefined;
  } finally {
    server.close();
  }
}

/** As {@link freeTcpPort}, for UDP. */
export async function freeUdpPort(wanted = 0): Promise<number | undefined> {
  const socket = createSocket('udp4');
  try {
    socket.bind({ port: wanted, address: EVERYWHERE, exclusive: true });
    await once(socket, 'listening');
    const { port } = socket.address();
    return port;
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
}
