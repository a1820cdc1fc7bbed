import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ingest } from '@airlock-rtc/testkit';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDestination } from '../destination/destination-url.js';
import { encodeAmf, type AmfValue } from './amf0.js';
import { chunkMessage, MESSAGE } from './chunks.js';
import type { RtmpTarget } from './rtmp-target.js';
import { RtmpPublisher } from './rtmp-publisher.js';

const target = (url: string): RtmpTarget => parseDestination({ url, isPublicOnly: false }) as RtmpTarget;

let folder: string;
let ingest: Ingest;
let certificate: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-rtmps-'));
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  certificate = made.cert;
  const tls = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  await Promise.all([writeFile(tls.key, made.private), writeFile(tls.cert, made.cert)]);
  ingest = await Ingest.start({ tls });
});

afterAll(async () => {
  await ingest?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

describe('a server that a stranger chose', () => {
  it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])('is not reached inside: %s', async (host) => {
    const url = ingest.url('SECRET').replace('127.0.0.1', host);
    await expect(
      RtmpPublisher.open({ ...target(url), isPublicOnly: true }, { certificateAuthorities: certificate }),
    ).rejects.toMatchObject({
      code: 'destination_unreachable',
      message: expect.stringMatching(/^(?!.*SECRET).*not public/),
    });
  });
});

describe('publishing by rtmps', () => {
  it('is accepted by a server whose certificate is trusted', async () => {
    const publisher = await RtmpPublisher.open(target(ingest.secureUrl('one')), {
      certificateAuthorities: certificate,
    });
    await publisher.close();
    expect(await publisher.closed).toBeUndefined();
  });

  it('is refused when nobody vouches for the certificate', async () => {
    await expect(RtmpPublisher.open(target(ingest.secureUrl('SECRET')))).rejects.toMatchObject({
      code: 'destination_unreachable',
      message: expect.stringMatching(/^(?!.*SECRET).*certificate/),
    });
  });

  it('is refused when the certificate is for another name', async () => {
    const url = ingest.secureUrl('SECRET', '127.0.0.1');
    await expect(
      RtmpPublisher.open(target(url), { certificateAuthorities: certificate }),
    ).rejects.toMatchObject({
      code: 'destination_unreachable',
      message: expect.stringMatching(/^(?!.*SECRET).*certificate's altnames/),
    });
  });
});

describe('a server that is no RTMP server', () => {
  let server: Server;

  async function listen(onSocket: (socket: Socket) => void): Promise<string> {
    server = createServer((socket) => onSocket(socket.on('error', () => {}))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `rtmp://127.0.0.1:${(server.address() as AddressInfo).port}/app/SECRET`;
  }

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => {}],
    ['hangs up', (socket) => socket.end()],
    ['speaks HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'.padEnd(4000))],
    ['speaks HTTP in few words', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['begins a handshake and says no more', (socket) => socket.write(Buffer.from([3, 0, 0, 0, 0]))],
    [
      'shakes hands and sends noise',
      (socket) =>
        socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(3072), Buffer.alloc(4096, 0xa7)])),
    ],
  ])('%s: an error in words, soon', async (_case, onSocket) => {
    const url = await listen(onSocket);
    await expect(RtmpPublisher.open(target(url), { connectTimeoutMs: 500 })).rejects.toMatchObject({
      name: 'BroadcasterError',
      code: expect.stringMatching(/^destination_(unreachable|refused)$/),
      message: expect.not.stringContaining('SECRET'),
    });
    server.close();
  });
});

describe('a server that accepts the stream', () => {
  const reply = (name: string, ...values: AmfValue[]): Buffer => {
    const body = encodeAmf(name, ...values);
    return Buffer.concat(
      chunkMessage({ type: MESSAGE.commandAmf0, streamId: 0, timestampMs: 0, body }, 3, 128),
    );
  };

  it.each<[string, (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.end()],
    ['sends noise', (socket) => socket.write(Buffer.alloc(4096, 0x55))],
    ['sends a message that shrinks', (socket) => socket.write(Buffer.concat([begun(200), begun(50)]))],
    ['says no', (socket) => socket.write(reply('onStatus', 0, null, { level: 'error', code: 'Banned' }))],
  ])('and %s at the thousandth packet: the stream is lost in words', async (_case, then) => {
    let packets = 0;
    const server = createServer((socket) => {
      socket.on('error', () => {}).write(Buffer.concat([Buffer.from([3]), Buffer.alloc(3072)]));
      socket.on('data', (bytes) => {
        if (bytes.includes('flashVer')) socket.write(reply('_result', 1, null, null));
        if (bytes.includes('createStream')) socket.write(reply('_result', 4, null, 1));
        const accepted = { level: 'status', code: 'NetStream.Publish.Start' };
        if (bytes.includes('publish')) socket.write(reply('onStatus', 0, null, accepted));
      });
      socket.on('data', (bytes) => {
        for (let at = 0; (at = bytes.indexOf('FRAME', at)) >= 0; at += 5)
          if (++packets === 1000) then(socket);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const publisher = await RtmpPublisher.open(target(`rtmp://127.0.0.1:${port}/app/SECRET`));
    for (let each = 0; each < 1500; each++) publisher.sendVideo(Buffer.from('FRAME'), each);
    expect(await publisher.closed).toMatchObject({
      code: expect.stringMatching(/^destination_(lost|refused)$/),
      message: expect.not.stringContaining('SECRET'),
    });
    server.close();
  });

  function begun(length: number): Buffer {
    return Buffer.concat([
      Buffer.from([3, 0, 0, 0, 0, 0, length, 20, 0, 0, 0, 0]),
      Buffer.alloc(Math.min(128, length)),
    ]);
  }
});

it('says that the connection was lost when the server dies', async () => {
  await using mortal = await Ingest.start();
  const publisher = await RtmpPublisher.open(target(mortal.url('two')));
  await mortal.kill();
  expect(await publisher.closed).toMatchObject({ code: 'destination_lost' });
});
