// A host of background images that is up to no good.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PNG } from 'pngjs';

export interface BackgroundHost extends AsyncDisposable {
  readonly url: string;
  /** What each request said of the page that it came from. */
  readonly referrers: readonly (string | undefined)[];
}

export async function startBackgroundHost(): Promise<BackgroundHost> {
  const referrers: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    referrers.push(request.headers.referer);
    if (request.url !== '/closed.png') response.setHeader('access-control-allow-origin', '*');
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    referrers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer({ url }: IncomingMessage, response: ServerResponse): void {
  switch (url) {
    case '/image.png':
    case '/closed.png':
      return void response.end(redImage());
    case '/enormous.png':
      return void response.end(enormousImage());
    case '/page':
      return void response.end('<!doctype html><title>not an image</title>');
    case '/never':
      return;
    case '/endless':
      return pour(response);
    default:
      return void response.writeHead(404).end();
  }
}

function redImage(): Buffer {
  const image = new PNG({ width: 100, height: 50 });
  for (let at = 0; at < image.data.length; at += 4) image.data.set([200, 40, 40, 255], at);
  return PNG.sync.write(image);
}

/** A few bytes that claim a picture of 60,000 by 60,000. */
function enormousImage(): Buffer {
  const image = redImage();
  image.writeUInt32BE(60_000, 16);
  image.writeUInt32BE(60_000, 20);
  return image;
}

function pour(response: ServerResponse): void {
  const part = Buffer.alloc(256 * 1024);
  part.write('\x89PNG', 'latin1');
  const next = (): void => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', next);
  next();
}
