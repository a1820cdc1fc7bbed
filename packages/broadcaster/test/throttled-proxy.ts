// A link that takes so many bytes a second, between a publisher and a server on loopback; what it does not take lies in
// the kernel's buffers, as on a slow uplink.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const EVERY_MS = 10;

export class ThrottledProxy implements AsyncDisposable {
  bytesPerSecond = Infinity;
  forwardedBytes = 0;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();

  private constructor(private readonly server: Server) {}

  static async before(port: number): Promise<ThrottledProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    const proxy = new ThrottledProxy(server);
    server.on('connection', (client) => proxy.#join(client, connect(port, '127.0.0.1')));
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  #join(client: Socket, upstream: Socket): void {
    upstream.pipe(client);
    // Without a listener nothing is read from the kernel.
    client.on('readable', () => {});
    let atMs = performance.now();
    let budget = 0;
    const timer = setInterval(() => {
      const nowMs = performance.now();
      budget = Math.min(budget + ((nowMs - atMs) / 1000) * this.bytesPerSecond, this.bytesPerSecond / 20);
      atMs = nowMs;
      const bytes = client.read(Math.min(Math.floor(budget), client.readableLength)) as Buffer | null;
      if (!bytes) return;
      budget -= bytes.length;
      this.forwardedBytes += bytes.length;
      upstream.write(bytes);
    }, EVERY_MS);
    this.#timers.add(timer);
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      socket.on('error', () => {}).on('close', () => [client, upstream].forEach((each) => each.destroy()));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
