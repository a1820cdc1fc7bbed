import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Canvas } from '../compositing/canvas.js';
import { paintBackgroundImage } from './background-image.js';
import { fetchBackground } from './fetch-background.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/image.png`;
}

const invalid = { name: 'BroadcasterError', code: 'invalid_background' };
const own = { allowsPrivateAddresses: true };

describe('fetching a background', () => {
  it('follows a redirect and returns the bytes', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/image.png') response.writeHead(302, { location: '/there' }).end();
      else response.end('bytes');
    });
    expect((await fetchBackground(url, own)).toString()).toBe('bytes');
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'data:image/png;base64,AAAA',
    'javascript:1',
    'no url',
    '',
  ])('refuses %j', (url) => expect(fetchBackground(url)).rejects.toMatchObject(invalid));

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.1.2.3/',
    'http://172.20.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0.0.0.0/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://100.64.0.1/',
  ])('refuses the private address of %s', (url) =>
    expect(fetchBackground(url)).rejects.toMatchObject(invalid),
  );

  it('refuses a name that leads to a private address', async () => {
    const resolve = async (): Promise<string[]> => ['10.0.0.1'];
    await expect(fetchBackground('http://images.example/', { resolve })).rejects.toThrow(/not public/);
  });

  it('stops at a number of bytes, whatever the headers say', async () => {
    const url = await serve((_request, response) => {
      const write = (): void => {
        while (response.write(Buffer.alloc(65_536)));
        response.once('drain', write);
      };
      write();
    });
    await expect(fetchBackground(url, { ...own, maxBytes: 1_000_000 })).rejects.toThrow(
      /larger than 976 KiB/,
    );
  });

  it('stops when it takes too long, also in the middle', async () => {
    const url = await serve((_request, response) => void response.write('a'));
    await expect(fetchBackground(url, { ...own, timeoutMs: 100 })).rejects.toThrow(/in time/);
  });

  it('stops at an endless chain of redirects, and at an answer that is not an image', async () => {
    const chain = await serve((_request, response) =>
      response.writeHead(302, { location: '/image.png' }).end(),
    );
    await expect(fetchBackground(chain, own)).rejects.toThrow(/redirects too often/);
    const missing = await serve((_request, response) => response.writeHead(404).end());
    await expect(fetchBackground(missing, own)).rejects.toThrow(/status 404/);
  });
});

describe('painting a background', () => {
  it.each([
    ['text', Buffer.from('<html>')],
    ['nothing', Buffer.alloc(0)],
    ['a broken PNG', Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(100)])],
    ['a JPEG that ends early', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['a PNG of 65,000 x 65,000', hugePng()],
  ])('refuses %s', async (_case, bytes) => {
    using background = new Canvas(64, 64);
    await expect(paintBackgroundImage(bytes, background)).rejects.toMatchObject(invalid);
  });

  it('paints a PNG at the top left, unscaled, and lets the colour through where it is transparent', async () => {
    // 2x2: white, white / transparent, transparent.
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAADklEQVR42mP4DwUMMAAAa6YH+VfPwVMAAAAASUVORK5CYII=';
    using background = new Canvas(64, 64);
    background.fill({ y: 60, u: 128, v: 128 });
    await paintBackgroundImage(Buffer.from(png, 'base64'), background);
    const at = (x: number, y: number): number => background.planes[0][y * background.strides[0] + x]!;
    expect([at(0, 0), at(1, 0), at(0, 1), at(5, 5)]).toEqual([235, 235, 60, 60]);
  });
});

/** Only the header of a PNG, with honest checksums. */
function hugePng(): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(65_000, 8);
  header.writeUInt32BE(65_000, 12);
  header.set([8, 6, 0, 0, 0], 16);
  header.writeUInt32BE(crc32(header.subarray(4, 21)), 21);
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), header]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
