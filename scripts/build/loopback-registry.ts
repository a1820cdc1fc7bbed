// A registry on loopback that has our packages, and sends whoever asks for any other to the machine's own registry.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Manifest } from './packages.js';

export interface LoopbackRegistry extends AsyncDisposable {
  url: string;
}

export interface PackedPackage {
  /** As published. */
  manifest: Manifest;
  tarballPath: string;
}

export async function startRegistry(packages: readonly PackedPackage[]): Promise<LoopbackRegistry> {
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const documents = new Map<string, (host: string) => string>();
  const tarballs = new Map<string, Buffer>();
  for (const { manifest, tarballPath } of packages) {
    const { name, version } = manifest;
    const tarball = await readFile(tarballPath);
    const path = `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
    tarballs.set(path, tarball);
    documents.set(`/${name}`, (host) => packument(manifest, `http://${host}${path}`, tarball));
  }
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://registry');
    const path = decodeURIComponent(address.pathname);
    const tarball = tarballs.get(path);
    if (tarball) return response.setHeader('content-type', 'application/octet-stream').end(tarball);
    const document = documents.get(path);
    if (document)
      return response.setHeader('content-type', 'application/json').end(document(request.headers.host ?? ''));
    return response.writeHead(302, { location: upstream.replace(/\/$/, '') + request.url }).end();
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

function packument(manifest: Manifest, tarballUrl: string, tarball: Buffer): string {
  const { name, version } = manifest;
  const dist = {
    tarball: tarballUrl,
    shasum: createHash('sha1').update(tarball).digest('hex'),
    integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
  };
  return JSON.stringify({
    ...{ _id: name, name, 'dist-tags': { latest: version } },
    versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
  });
}
