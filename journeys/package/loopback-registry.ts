// A registry on loopback that has one package: what npm, yarn and pnpm ask of a registry to install it.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Manifest {
  name: string;
  version: string;
}

export interface LoopbackRegistry extends AsyncDisposable {
  url: string;
}

export async function startRegistry(manifest: Manifest, tarballPath: string): Promise<LoopbackRegistry> {
  const { name, version } = manifest;
  const tarball = await readFile(tarballPath);
  const tarballUrlPath = `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://registry').pathname);
    if (path === tarballUrlPath)
      return response.setHeader('content-type', 'application/octet-stream').end(tarball);
    if (path !== `/${name}`) return response.writeHead(404).end('{"error":"not found"}');
    const dist = {
      tarball: `http://${request.headers.host}${tarballUrlPath}`,
      shasum: createHash('sha1').update(tarball).digest('hex'),
      integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
    };
    return response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        ...{ _id: name, name, 'dist-tags': { latest: version } },
        versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
