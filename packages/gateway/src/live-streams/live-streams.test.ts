import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { newId } from '../database/identifiers.js';

const path = '/video/v1/live-streams';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

onBothDatabases('live streams', (database) => {
  it('are made with the fields of a minimal answer of Mux', async () => {
    const { ask } = await testGateway(database());
    const made = await ask('POST', path, { body: {} });
    expect(made).toMatchObject({ status: 201 });
    expect(made.body.data).toEqual({
      id: expect.any(String),
      created_at: expect.stringMatching(/^\d{10}$/),
      stream_key: expect.stringMatching(uuid),
      status: 'idle',
      reconnect_window: 60,
    });
  });

  it('keep what was asked for; low latency has no reconnect window of its own', async () => {
    const { ask } = await testGateway(database());
    const body = {
      latency_mode: 'low',
      passthrough: 'x',
      new_asset_settings: { playback_policies: ['public'] },
    };
    const { data } = (await ask('POST', path, { body })).body;
    expect(data).toMatchObject(body);
    expect(data).not.toHaveProperty('reconnect_window');
  });

  it('answer the policy of new assets under the name that Mux answers it', async () => {
    const { ask } = await testGateway(database());
    const body = { new_asset_settings: { playback_policy: ['public'], mp4_support: 'standard' } };
    const { data } = (await ask('POST', path, { body })).body;
    expect(data.new_asset_settings).toEqual({ playback_policies: ['public'], mp4_support: 'standard' });
  });

  it.each([['public'], [['public', 'signed']]])('take a playback policy as %j', async (policy) => {
    const { ask } = await testGateway(database());
    const { data } = (await ask('POST', path, { body: { playback_policy: policy } })).body;
    const expected = [policy].flat().map((one) => ({ policy: one, id: expect.any(String) }));
    expect(data.playback_ids).toEqual(expected);
  });

  it('are found by stream key and status, newest first', async () => {
    const { ask } = await testGateway(database());
    const first = (await ask('POST', path, { body: {} })).body.data;
    const second = (await ask('POST', path, { body: {} })).body.data;
    await ask('PUT', `${path}/${first.id}/disable`);
    const ids = async (query: string) =>
      (await ask('GET', `${path}?${query}`)).body.data.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids(`stream_key=${second.stream_key}`)).toEqual([second.id]);
    expect(await ids('status=disabled')).toEqual([first.id]);
    expect(await ids('page=2')).toEqual([]);
    expect((await ask('GET', `${path}?status=broken`)).status).toBe(400);
  });

  it('are changed, enabled and disabled, get new keys and playback ids, and are deleted', async () => {
    const { ask } = await testGateway(database());
    const { id, stream_key } = (await ask('POST', path, { body: {} })).body.data;
    const one = `${path}/${id}`;
    const changed = await ask('PATCH', one, { body: { passthrough: 'new', reconnect_window: 5 } });
    expect(changed).toMatchObject({
      status: 200,
      body: { data: { passthrough: 'new', reconnect_window: 5 } },
    });

    for (const [action, status] of [
      ['disable', 'disabled'],
      ['enable', 'idle'],
      ['complete', 'idle'],
    ]) {
      expect(await ask('PUT', `${one}/${action}`)).toMatchObject({ status: 200, body: { data: {} } });
      expect((await ask('GET', one)).body.data.status).toBe(status);
    }

    const reset = await ask('POST', `${one}/reset-stream-key`, { body: {} });
    expect(reset.status).toBe(201);
    expect(reset.body.data.stream_key).not.toBe(stream_key);

    const added = await ask('POST', `${one}/playback-ids`, { body: { policy: 'signed' } });
    expect(added).toMatchObject({ status: 201, body: { data: { policy: 'signed' } } });
    const playback = `${one}/playback-ids/${added.body.data.id}`;
    expect((await ask('GET', playback)).body).toEqual(added.body);
    expect((await ask('DELETE', playback)).status).toBe(204);
    expect((await ask('GET', playback)).status).toBe(404);

    expect((await ask('DELETE', one)).status).toBe(204);
    expect((await ask('GET', one)).status).toBe(404);
  });

  it('are not seen from another environment', async () => {
    const one = await testGateway(database());
    const other = await testGateway(database());
    const { id } = (await one.ask('POST', path, { body: {} })).body.data;
    for (const [method, end] of [
      ['GET', ''],
      ['DELETE', ''],
      ['PUT', '/disable'],
      ['POST', '/reset-stream-key'],
    ] as const) {
      expect((await other.ask(method, `${path}/${id}${end}`)).status).toBe(404);
    }
    expect((await one.ask('GET', `${path}/${newId()}`)).status).toBe(404);
  });

  it.each([
    { latency_mode: 'fast' },
    { reconnect_window: 1801 },
    { max_continuous_duration: 59 },
    { playback_policy: 'secret' },
    { new_asset_settings: { a: 'b\0' } },
    { new_asset_settings: JSON.parse('{"a":'.repeat(30) + '1' + '}'.repeat(30)) },
  ])('refuse %j', async (body) => {
    const { ask } = await testGateway(database());
    expect(await ask('POST', path, { body })).toMatchObject({ status: 400 });
  });
});
