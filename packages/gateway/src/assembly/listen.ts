// Opens the gateway's port, with TLS on request, and closes it without cutting off a request.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { READY_WITHIN_MS } from '../broadcasts/handover.js';
import type { Gateway } from './build.js';
import { keepRenewed, type Certificate } from './certificate.js';

export interface ListenOptions {
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default 0: any free one. */
  readonly port?: number | undefined;
  /** PEM texts; without them the gateway speaks plain HTTP. */
  readonly tls?: Certificate | undefined;
  /** Asked for the certificate again every hour: one that has been renewed is used without a restart. */
  readonly renewTls?: (() => Promise<Certificate>) | undefined;
  /** How long requests under way may take once `close` is called. Default 10 s. */
  readonly drainMs?: number | undefined;
}

export interface Listening extends AsyncDisposable {
  /** `http://host:port` or `https://host:port`. */
  readonly url: string;
  readonly port: number;
  /** Stops the gateway and closes the port, after the requests under way. */
  close(): Promise<void>;
}

/** Starts a gateway and lets it answer on a port. */
export async function listen(gateway: Gateway, options: ListenOptions = {}): Promise<Listening> {
  const { host = '127.0.0.1', port = 0, tls, drainMs = 10_000 } = options;
  const secure = tls && { createServer: createHttpsServer, serverOptions: tls };
  // HTTP/1.0 has no Host: without a name here such a request gets 400.
  const server = createAdaptorServer({ fetch: gateway.fetch, hostname: host, ...secure }) as Server;
  server.listen(port, host);
  await once(server, 'listening');
  gateway.start();
  const stopRenewing =
    tls && options.renewTls ? keepRenewed(server, tls, options.renewTls, gateway.logger) : () => {};
  const bound = (server.address() as AddressInfo).port;
  const url = `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  gateway.logger.info({ url }, 'gateway listens');

  let closing: Promise<void> | undefined;
  const close = () => {
    stopRenewing();
    return (closing ??= closeGently(server, gateway, drainMs));
  };
  return { url, port: bound, close, [Symbol.asyncDispose]: close };
}

async function closeGently(server: Server, gateway: Gateway, drainMs: number): Promise<void> {
  // Who balances between gateways is to know before the port refuses them.
  gateway.drain();
  await gateway.readiness.untilTold(drainMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), drainMs);
  // A database that is silent must not keep the process alive.
  const stopped = gateway.stop();
  await Promise.race([stopped, sleep(drainMs, undefined, { ref: false })]);
  await Promise.race([stopped, gateway.handover, sleep(READY_WITHIN_MS, undefined, { ref: false })]);
  await closed;
  clearTimeout(impatience);
  gateway.logger.info('gateway has stopped');
}
