import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { newId } from '../database/identifiers.js';
import { listen } from '../assembly/listen.js';
import { mayPublish } from './store.js';

const path = '/airlock/v1/dev/playback';

/** An HTTP-FLV server on which one stream may be on the air. */
async function startPlayer() {
  const viewers: ServerResponse[] = [];
  const onAir = new Set<string>();
  const server = createServer((request, response) => {
    if (!onAir.has(request.url!)) return response.writeHead(404).end();
    response.writeHead(200);
    if (request.method === 'HEAD') return response.end();
    viewers.push(response);
    return response.write('FLV');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/live`,
    viewers,
    publish: (key: string) => onAir.add(`/live/${key}.flv`),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

onBothDatabases('dev/playback', (database) => {
  it('plays a live stream by its public playback id, until the viewer goes', async () => {
    await using player = await startPlayer();
    const { ask, gateway } = await testGateway(database(), {
      isDevelopment: true,
      ingestPlaybackUrl: player.url,
    });
    const { data } = (
      await ask('POST', '/video/v1/live-streams', { body: { playback_policy: ['signed', 'public'] } })
    ).body;
    const [secret, open] = data.playback_ids.map(({ id }: { id: string }) => id);
    expect(await ask('GET', `${path}/${open}`)).toMatchObject({ status: 200, body: { isOnAir: false } });
    expect(await ask('GET', `${path}/${open}/stream.flv`)).toMatchObject({
      status: 412,
      body: { error: { type: 'failed_request' } },
    });
    player.publish(data.stream_key);
    expect((await ask('GET', `${path}/${open}`)).body).toEqual({ isOnAir: true });
    expect((await ask('GET', `${path}/${secret}`)).status).toBe(404);

    await using listening = await listen(gateway);
    const leaving = new AbortController();
    const watching = await fetch(`${listening.url}${path}/${open}/stream.flv`, { signal: leaving.signal });
    expect(watching.headers.get('content-type')).toBe('video/x-flv');
    const { value } = await watching.body!.getReader().read();
    expect(Buffer.from(value!).toString()).toBe('FLV');
    expect([...watching.headers].flat().join()).not.toContain(data.stream_key);
    const [viewer] = player.viewers;
    const hasGone = once(viewer!, 'close');
    leaving.abort();
    await hasGone;
  });

  it('says that nothing is on the air when the ingest is away', async () => {
    const { ask } = await testGateway(database(), {
      isDevelopment: true,
      ingestPlaybackUrl: 'http://127.0.0.1:9/live',
    });
    const { data } = (await ask('POST', '/video/v1/live-streams', { body: { playback_policy: 'public' } }))
      .body;
    const one = `${path}/${data.playback_ids[0].id}`;
    expect((await ask('GET', one)).body).toEqual({ isOnAir: false });
    expect((await ask('GET', `${one}/stream.flv`)).status).toBe(412);
  });

  it('knows nothing without an ingest, nor of ids that it has not given', async () => {
    const { ask } = await testGateway(database(), { isDevelopment: true });
    const { data } = (await ask('POST', '/video/v1/live-streams', { body: { playback_policy: 'public' } }))
      .body;
    expect((await ask('GET', `${path}/${data.playback_ids[0].id}`)).status).toBe(404);
    expect((await ask('GET', `${path}/${newId()}/stream.flv`)).status).toBe(404);
    expect((await ask('GET', `${path}/a%00b`)).status).toBe(400);
    expect((await ask('GET', `${path}/"]/stream.flv`)).status).toBeLessThan(500);
  });
});

onBothDatabases('mayPublish', (database) => {
  it('lets in the keys of live streams that are not disabled', async () => {
    const { ask } = await testGateway(database());
    const { data } = (await ask('POST', '/video/v1/live-streams', { body: {} })).body;
    const one = `/video/v1/live-streams/${data.id}`;
    expect(await mayPublish(database(), data.stream_key)).toBe(true);
    await ask('PUT', `${one}/disable`);
    expect(await mayPublish(database(), data.stream_key)).toBe(false);
    await ask('PUT', `${one}/enable`);
    const reset = (await ask('POST', `${one}/reset-stream-key`, { body: {} })).body.data;
    expect(await mayPublish(database(), data.stream_key)).toBe(false);
    expect(await mayPublish(database(), reset.stream_key)).toBe(true);
    expect(await mayPublish(database(), newId())).toBe(false);
  });
});
