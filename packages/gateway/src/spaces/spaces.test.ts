import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { newId } from '../database/identifiers.js';

onBothDatabases('spaces', (database) => {
  it('creates an idle space with the fields that Mux gave, and no others', async () => {
    const { ask } = await testGateway(database());
    const created = await ask('POST', '/video/v1/spaces', { body: {} });
    expect(created.status).toBe(201);
    expect(created.body).toEqual({
      data: {
        id: expect.stringMatching(/^[A-Za-z0-9]{43}$/),
        created_at: expect.stringMatching(/^\d{10}$/),
        type: 'server',
        status: 'idle',
      },
    });
    expect(await ask('GET', `/video/v1/spaces/${created.body.data.id}`)).toMatchObject({
      status: 200,
      body: created.body,
    });
  });

  it('keeps passthrough and ignores unknown fields, as clients expect', async () => {
    const { ask } = await testGateway(database());
    const body = { type: 'server', passthrough: 'Zürich 🏔', colour: 'red' };
    const created = await ask('POST', '/video/v1/spaces', { body });
    expect(created.body.data).toMatchObject({ passthrough: 'Zürich 🏔' });
    expect(created.body.data).not.toHaveProperty('colour');
  });

  it('lists newest first over pages, with an empty page past the end', async () => {
    const { ask } = await testGateway(database());
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1)
      ids.push((await ask('POST', '/video/v1/spaces', { body: {} })).body.data.id);
    const pages = [];
    for (const page of [1, 2, 3, 4]) {
      const { body } = await ask('GET', `/video/v1/spaces?limit=2&page=${page}`);
      pages.push(body.data.map(({ id }: { id: string }) => id));
    }
    const [a, b, c, d, e] = ids;
    expect(pages).toEqual([[e, d], [c, b], [a], []]);
  });

  it('keeps no page that a space was added before, deleted from, or deleted before', async () => {
    const { ask } = await testGateway(database());
    const create = async () => (await ask('POST', '/video/v1/spaces', { body: {} })).body.data.id as string;
    const list = async (page: number): Promise<string[]> => {
      const { body } = await ask('GET', `/video/v1/spaces?limit=2&page=${page}`);
      return body.data.map(({ id }: { id: string }) => id);
    };
    const [a, b, c, d, e] = [await create(), await create(), await create(), await create(), await create()];
    expect([await list(1), await list(2), await list(3)]).toEqual([[e, d], [c, b], [a]]);
    const f = await create();
    expect([await list(2), await list(3), await list(1)]).toEqual([
      [d, c],
      [b, a],
      [f, e],
    ]);
    for (const id of [f, c]) await ask('DELETE', `/video/v1/spaces/${id}`);
    expect([await list(3), await list(2), await list(1)]).toEqual([[], [b, a], [e, d]]);
    for (const id of [a, b]) await ask('DELETE', `/video/v1/spaces/${id}`);
    expect(await list(2)).toEqual([]);
  });

  it('gives 25 a page by default', async () => {
    const { ask } = await testGateway(database());
    for (let n = 0; n < 26; n += 1) await ask('POST', '/video/v1/spaces', { body: {} });
    expect((await ask('GET', '/video/v1/spaces')).body.data).toHaveLength(25);
    expect((await ask('GET', '/video/v1/spaces?limit=100')).body.data).toHaveLength(26);
  });

  it('deletes an idle space: 204 without a body, then 404', async () => {
    const { ask } = await testGateway(database());
    const { id } = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    expect(await ask('DELETE', `/video/v1/spaces/${id}`)).toMatchObject({ status: 204, body: '' });
    const gone = { status: 404, body: { error: { type: 'not_found', messages: ['Space not found'] } } };
    expect(await ask('DELETE', `/video/v1/spaces/${id}`)).toMatchObject(gone);
    expect(await ask('GET', `/video/v1/spaces/${id}`)).toMatchObject(gone);
    expect((await ask('GET', '/video/v1/spaces')).body.data).toEqual([]);
  });

  it('hides spaces of other environments', async () => {
    const one = await testGateway(database());
    const other = await testGateway(database());
    const { id } = (await one.ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    expect((await other.ask('GET', `/video/v1/spaces/${id}`)).status).toBe(404);
    expect((await other.ask('DELETE', `/video/v1/spaces/${id}`)).status).toBe(404);
    expect((await other.ask('GET', '/video/v1/spaces')).body.data).toEqual([]);
  });

  describe('refuses', () => {
    it('who has no access token, or a wrong one', async () => {
      const { gateway, authorization } = await testGateway(database());
      const wrongSecret = `${authorization.slice(0, -6)}AAAA==`;
      for (const header of [
        undefined,
        'Basic',
        'Basic !!!',
        'Bearer x',
        wrongSecret,
        `Basic ${btoa('a\0b:c')}`,
      ]) {
        const headers = header ? { authorization: header } : undefined;
        const response = await gateway.request('/video/v1/spaces', { headers });
        expect(response.status).toBe(401);
        expect(await response.json()).toEqual({
          error: { type: 'unauthorized', messages: ['Unauthorized request'] },
        });
      }
    });

    it('an id that cannot be one with 400, and one that names nothing with 404', async () => {
      const { ask } = await testGateway(database());
      for (const id of ['somefakeid', 'a'.repeat(300), '%00', 'with-dash-and-more-than-20-letters']) {
        expect(await ask('GET', `/video/v1/spaces/${id}`)).toMatchObject({
          status: 400,
          body: { error: { type: 'invalid_parameters', messages: ['Invalid space id, failed to parse'] } },
        });
      }
      expect((await ask('GET', `/video/v1/spaces/${newId()}`)).status).toBe(404);
    });

    it.each([
      'limit=0',
      'limit=-1',
      'limit=1001',
      'limit=x',
      'limit=1.5',
      'page=0',
      'page=1e99',
      'limit=1&limit=2',
    ])('absurd paging: %s', async (query) => {
      const { ask } = await testGateway(database());
      expect(await ask('GET', `/video/v1/spaces?${query}`)).toMatchObject({
        status: 400,
        body: { error: { type: 'invalid_parameters' } },
      });
    });

    it.each([
      ['nothing', ''],
      ['broken JSON', '{'],
      ['a list', '[]'],
      ['null', 'null'],
      ['another type of space', '{"type":"client"}'],
      ['a passthrough that is no text', '{"passthrough":5}'],
      ['a passthrough that is too long', JSON.stringify({ passthrough: 'x'.repeat(256) })],
      ['NUL, which Postgres cannot hold', '{"passthrough":"a\\u0000b"}'],
      ['two broadcasts', '{"broadcasts":[{"live_stream_id":"a"},{"live_stream_id":"b"}]}'],
      ['a live stream that is not there', '{"broadcasts":[{"live_stream_id":"a"}]}'],
    ])('a body with %s', async (_what, rawBody) => {
      const { ask } = await testGateway(database());
      const answer = await ask('POST', '/video/v1/spaces', { rawBody });
      expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_parameters' } } });
      expect(answer.body.error.messages[0]).toMatch(/\S/);
      expect((await ask('GET', '/video/v1/spaces')).body.data).toEqual([]);
    });

    it('a body over 1 MB with 413, and one that is not JSON with 400', async () => {
      const { ask } = await testGateway(database());
      const rawBody = JSON.stringify({ passthrough: 'x'.repeat(1_000_001) });
      expect(await ask('POST', '/video/v1/spaces', { rawBody })).toMatchObject({
        status: 413,
        body: { error: { type: 'payload_too_large' } },
      });
      const headers = { 'content-type': 'application/xml' };
      expect((await ask('POST', '/video/v1/spaces', { rawBody: '<a/>', headers })).status).toBe(400);
    });

    it('methods and paths that are not there', async () => {
      const { ask } = await testGateway(database());
      const put = await ask('PUT', '/video/v1/spaces', { body: {} });
      expect(put).toMatchObject({ status: 405, body: { error: { type: 'method_not_allowed' } } });
      expect(put.headers.get('allow')).toBe('GET, POST');
      expect(await ask('GET', '/nothing/here')).toMatchObject({
        status: 404,
        body: { error: { type: 'not_found' } },
      });
    });
  });

  it('gives each answer the id of its request', async () => {
    const { ask } = await testGateway(database());
    const { headers } = await ask('GET', '/video/v1/spaces', { headers: { 'x-request-id': 'my-request-1' } });
    expect(headers.get('x-request-id')).toBe('my-request-1');
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });
});
