// A gateway with a scripted broadcaster and one broadcast of a space in which people are, as unit tests need it.
import { eq } from 'drizzle-orm';
import type { Database } from '../src/database/database.js';
import { spaces } from '../src/database/schema.js';
import { testGateway, type TestGateway } from './gateway.js';
import { ScriptedBroadcaster } from './scripted-broadcaster.js';

/** As if people had joined, or left: what the reconciler stores. */
export async function setStatus(database: Database, spaceId: string, status: 'active' | 'idle') {
  const participants = status === 'active' ? 1 : 0;
  await database.queries.update(spaces).set({ status, participants }).where(eq(spaces.id, spaceId));
}

export async function withBroadcast(
  database: Database,
  { create = {}, ...options }: Parameters<typeof testGateway>[1] & { create?: object } = {},
) {
  const broadcaster = new ScriptedBroadcaster();
  const test: TestGateway = await testGateway(database, {
    broadcaster,
    ingestUrl: 'rtmp://127.0.0.1:1935/live/',
    ...options,
  });
  const { ask } = test;
  const stream = (await ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const space = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
  const path = `/video/v1/spaces/${space.id}/broadcasts`;
  const made = await ask('POST', path, { body: { live_stream_id: stream.id, ...create } });
  const { id } = made.body.data as { id: string };
  await setStatus(database, space.id, 'active');
  return {
    ...test,
    ...{ broadcaster, stream, space, id },
    start: () => ask('POST', `${path}/${id}/start`),
    stop: () => ask('POST', `${path}/${id}/stop`),
    read: async () => (await ask('GET', `${path}/${id}`)).body.data,
    metrics: async () => (await test.gateway.request('/metrics')).text(),
  };
}
