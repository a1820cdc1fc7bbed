import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { broadcasts } from '../database/schema.js';
import { wantedIn } from './ownership.js';

onBothDatabases('an egress', (database) => {
  it('is wanted while its broadcast runs, and not after it, nor after its space is gone', async () => {
    const { ask } = await testGateway(database());
    const isWanted = wantedIn(database());
    const stream = (await ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
    const space = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    const path = `/video/v1/spaces/${space.id}`;
    const body = { live_stream_id: stream.id };
    const { id } = (await ask('POST', `${path}/broadcasts`, { body })).body.data;
    expect(await isWanted(id, space.id)).toBe(false);
    await database().queries.update(broadcasts).set({ state: 'starting' }).where(eq(broadcasts.id, id));
    expect(await isWanted(id, space.id)).toBe(true);
    await database().queries.update(broadcasts).set({ state: 'idle' }).where(eq(broadcasts.id, id));
    expect((await ask('DELETE', `${path}/broadcasts/${id}`)).status).toBe(204);
    expect(await isWanted(id, space.id)).toBe(false);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect(await isWanted(id, space.id)).toBe(false);
  });

  it('of a space that another gateway keeps is nobody’s business', async () => {
    expect(await wantedIn(database())('broadcast', 'room')).toBeUndefined();
  });
});
