// Bundles one module for the browser and serves it on loopback, so that a test needs no build step.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rolldown } from 'rolldown';

export interface PageOptions {
  /** The module's file; its exports become properties of `window.page`. */
  entry: string;
  /** The page's body. */
  body?: string;
  /** Packages that others stand in for, by name: another version of a dependency. */
  alias?: Record<string, string>;
}

export interface ServedPage extends AsyncDisposable {
  url: string;
  /** The bundle's size, unminified. */
  byteCount: number;
  close(): Promise<void>;
}

/** Workspace packages are taken from source, as in Node's tests. */
export async function servePage({ entry, body = '', alias = {} }: PageOptions): Promise<ServedPage> {
  const script = await bundle(entry, alias);
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body>${body}</body><script src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    byteCount: Buffer.byteLength(script),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function bundle(entry: string, alias: Record<string, string>): Promise<string> {
  await using build = await rolldown({
    input: entry,
    platform: 'browser',
    resolve: { alias, conditionNames: ['@airlock-rtc/source', 'import', 'browser', 'default'] },
    logLevel: 'warn',
  });
  const { output } = await build.generate({ format: 'iife', name: 'page', exports: 'named' });
  return output[0].code;
}
