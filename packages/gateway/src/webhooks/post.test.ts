import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createPostWebhook } from './post.js';
import { checkTarget, publicLookup } from './targets.js';

const post = createPostWebhook({ arePrivateTargetsAllowed: true });
const guarded = createPostWebhook({});
const request = { headers: { 'content-type': 'application/json' }, body: '{"a":"ü"}', timeoutMs: 5000 };

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Says what it is told to on a bare connection, whatever is asked. */
async function serveRaw(answer: (socket: Socket) => void) {
  const open = new Set<Socket>();
  const server = createTcpServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    open,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it('posts the body as it is and gives the answer', async () => {
  let seen = '';
  await using server = await serve((incoming, response) => {
    incoming.on('data', (chunk: Buffer) => (seen += chunk.toString()));
    incoming.on('end', () => response.writeHead(202, { 'x-one': '1', 'set-cookie': 'a=b' }).end('thanks'));
  });
  const answer = await post({ ...request, url: server.url });
  expect(answer).toMatchObject({ status: 202, body: 'thanks', headers: { 'x-one': '1' } });
  expect(answer.headers).not.toHaveProperty('set-cookie');
  expect(seen).toBe(request.body);
});

it('is sent again at once when the endpoint has just closed the connection that was kept', async () => {
  let isKept = true;
  await using server = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok');
    // What comes next on this connection is not read any more.
    socket.once('data', () => {
      isKept = false;
      socket.resetAndDestroy();
    });
  });
  expect((await post({ ...request, url: server.url })).status).toBe(200);
  expect((await post({ ...request, url: server.url })).status).toBe(200);
  expect(isKept).toBe(false);
});

it('does not follow a redirect', async () => {
  let requests = 0;
  await using server = await serve((_incoming, response) => {
    requests += 1;
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect(await post({ ...request, url: server.url })).toMatchObject({ status: 307 });
  expect(requests).toBe(1);
});

it('gives up on a server that hangs', async () => {
  await using server = await serve(() => {});
  await expect(post({ ...request, url: server.url, timeoutMs: 50 })).rejects.toThrow(
    'no answer within 50 ms',
  );
});

it('gives up on a body that never ends, and keeps a little of one that is long', async () => {
  await using slow = await serve((_incoming, response) => void response.writeHead(200).write('a'));
  await expect(post({ ...request, url: slow.url, timeoutMs: 50 })).rejects.toThrow('no answer within 50 ms');
  await using long = await serve((_incoming, response) => response.end('\0' + 'x'.repeat(5_000_000)));
  const { body } = await post({ ...request, url: long.url });
  expect(body).toMatch(/^x{900,1024}$/);
});

it('gives up on a server that answers with another protocol, and closes its connection', async () => {
  const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
  await using server = await serveRaw((socket) => socket.write(upgrade));
  await expect(post({ ...request, url: server.url })).rejects.toThrow('answered 101, another protocol');
  await expect.poll(() => [...server.open].every(({ destroyed }) => destroyed)).toBe(true);
});

it.each([
  ['nothing', ''],
  ['half a head', 'HTTP/1.1 200 OK\r\nContent-'],
  ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'],
  ['101 without an upgrade', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
])('settles where a server says %s and closes', async (_what, text) => {
  await using server = await serveRaw((socket) => socket.end(text));
  const outcome = await post({ ...request, url: server.url }).then(
    ({ status }) => `answered ${status}`,
    (error: Error) => error.message,
  );
  expect(outcome).toMatch(/socket hang up|aborted|answered 101/);
});

it('reads to its end a body whose server closes right behind it', async () => {
  const body = 'x'.repeat(1000);
  await using server = await serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${body}`));
  expect(await post({ ...request, url: server.url })).toMatchObject({ status: 200, body });
});

describe('private targets', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost:8080/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
  ])('%s is refused', async (url) => {
    expect(() => checkTarget(url, false)).toThrow('private address');
    await expect(guarded({ ...request, url })).rejects.toThrow('private address');
  });

  it.each([{ all: true }, { all: false }])(
    'are refused behind a name, when it is resolved: %j',
    async (options) => {
      const resolved = new Promise((resolve, reject) => {
        publicLookup('localhost', options, (error, address) => (error ? reject(error) : resolve(address)));
      });
      await expect(resolved).rejects.toThrow('private address');
    },
  );

  it.each(['ftp://example.com/', 'javascript:alert(1)', 'example.com', '', 'https://user:pass@example.com/'])(
    '%j is no webhook URL',
    (url) => {
      expect(() => checkTarget(url, true)).toThrow(/^url: must/);
    },
  );

  it('a public name passes', () => {
    expect(checkTarget('https://example.com/hook?x=1', false).host).toBe('example.com');
  });
});
