// What an operator's machines ask, on the ports of the configuration: is it alive, how is it doing.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { EgressError } from '../egress-error.js';

export interface Operations {
  readonly healthPort?: number;
  readonly prometheusPort?: number;
  /** Whether it answers livekit-server: Redis is there. */
  readonly isHealthy: () => boolean;
  readonly metrics: () => Promise<string>;
}

/** @throws EgressError `port_in_use`. */
export async function serveOperations({
  healthPort,
  prometheusPort,
  isHealthy,
  metrics,
}: Operations): Promise<AsyncDisposable> {
  const health = async () => {
    const ok = isHealthy();
    return { status: ok ? 200 : 503, type: 'application/json', body: JSON.stringify({ ok }) };
  };
  const figures = async () => ({ status: 200, type: 'text/plain; version=0.0.4', body: await metrics() });
  const servers = [
    ...(healthPort === undefined ? [] : [await listen(healthPort, { '/': health, '/healthz': health })]),
    ...(prometheusPort === undefined
      ? []
      : [await listen(prometheusPort, { '/': figures, '/metrics': figures })]),
  ];
  return {
    [Symbol.asyncDispose]: async () => {
      for (const server of servers) server.close();
      for (const server of servers) server.closeAllConnections();
    },
  };
}

type Answer = () => Promise<{ status: number; type: string; body: string }>;

async function listen(port: number, answers: Readonly<Record<string, Answer>>): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = answers[(request.url ?? '').split('?')[0]!];
    if (request.method !== 'GET' || !answer) return void response.writeHead(404).end();
    answer().then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const message = `Port ${port} cannot be listened on: choose another one in the configuration.`;
    throw new EgressError('port_in_use', message, { cause });
  }
  return server;
}
