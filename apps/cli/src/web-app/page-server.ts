// Serves a built page, with the gateway's endpoints for pages and LiveKit's signalling behind the same origin.
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { once } from 'node:events';
import { isIP } from 'node:net';
import { createProxyServer } from 'httpxy';
import sirv from 'sirv';
import { portRace } from '../local-ports.js';
import type { WebServerOptions } from './web-server.js';

interface PageServerOptions extends WebServerOptions {
  folder: string;
}

/** @throws CliError `port_race` when another program has taken the port meanwhile. */
export async function servePage(options: PageServerOptions): Promise<AsyncDisposable> {
  const { folder, host, port, certificate, proxied } = options;
  // The gateway answers its operator from this machine alone: it is to see that these requests come through a proxy.
  // A kept connection may be closed by the other end while the next request is on its way, which would be a 502.
  const proxy = createProxyServer({ xfwd: true, agent: false });
  // The page sees a failed request and tells the person; the other end's log has the cause.
  proxy.on('error', (_error, _request, response) => {
    if (response && 'writeHead' in response && !response.headersSent) response.writeHead(502);
    response?.end();
  });
  // By the path that the target will see: `/airlock/v1/dev/../admin` is none of its own.
  const targetOf = (url = '/') => {
    const [asked = '/'] = url.split(/[?#]/);
    const isPlain = !/[/]\.|%2e|%2f|%5c|\\/i.test(asked);
    return isPlain
      ? proxied.find(({ path }) => asked === path || asked.startsWith(`${path}/`))?.target
      : undefined;
  };
  const serveFile = sirv(folder, { brotli: true, gzip: true, single: true, setHeaders });

  const answer: RequestListener = (request, response) => {
    if (!isOwnHost(request.headers.host)) return void response.writeHead(403).end('Unknown host.');
    const target = targetOf(request.url);
    if (target) return void proxy.web(request, response, { target }).catch(() => {});
    serveFile(request, response, () => void response.writeHead(404).end());
  };
  const server: Server = certificate ? createHttpsServer(certificate, answer) : createHttpServer(answer);
  server.on('upgrade', (request, socket, head) => {
    const target = isOwnHost(request.headers.host) ? targetOf(request.url) : undefined;
    if (!target) return void socket.destroy();
    socket.on('error', () => socket.destroy());
    proxy.ws(request, socket as never, { target }, head).catch(() => socket.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    throw portRace(port, cause);
  });
  return {
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A foreign name that leads here is another site's attempt to read what this machine serves. */
function isOwnHost(header = ''): boolean {
  if (!URL.canParse(`http://${header}`)) return false;
  const { hostname } = new URL(`http://${header}`);
  return (
    isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 ||
    hostname === 'localhost' ||
    /\.(localhost|local)$/.test(hostname)
  );
}

/** Vite puts a hash into the name of every asset. */
function setHeaders(response: { setHeader(name: string, value: string): void }, path: string): void {
  const isHashed = path.startsWith('/assets/');
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
