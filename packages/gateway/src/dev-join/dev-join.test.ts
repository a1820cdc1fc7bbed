import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { newId } from '../database/identifiers.js';

const path = '/airlock/v1/dev/join';

onBothDatabases('dev/join', (database) => {
  it('is not there unless asked for', async () => {
    const { ask } = await testGateway(database());
    expect((await ask('POST', path, { body: { space: 'a', name: 'Ada' } })).status).toBe(404);
  });

  it('makes a space of a name once, even for two who come together, and signs tokens for it', async () => {
    const { ask } = await testGateway(database(), {
      isDevelopment: true,
      publicUrl: 'https://gateway.example',
    });
    const body = { space: newId(), name: 'Ada' };
    const answers = await Promise.all([ask('POST', path, { body }), ask('POST', path, { body })]);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 200,
        body: { exchangeUrl: 'https://gateway.example/airlock/v1/token-exchange' },
      });
    }
    const [one, other] = answers;
    expect(one!.body.spaceId).toBe(other!.body.spaceId);
    // The exchange knows key and space: all that it lacks here is LiveKit.
    const exchanged = await ask('POST', '/airlock/v1/token-exchange', { body: { token: one!.body.token } });
    expect(exchanged).toMatchObject({ status: 503, body: { error: { type: 'livekit_unreachable' } } });
  });

  it.each([
    {},
    { space: 'a' },
    { space: '', name: 'a' },
    { space: 'a\0', name: 'a' },
    { space: 'a', name: 'x'.repeat(65) },
  ])('refuses %j', async (body) => {
    const { ask } = await testGateway(database(), { isDevelopment: true });
    expect((await ask('POST', path, { body })).status).toBe(400);
  });
});
