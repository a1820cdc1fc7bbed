import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';

const RUNS = 60;

/** Objects that look like a request, with anything as their values. */
const requestBody = fc.dictionary(
  fc.constantFrom(
    'type',
    'passthrough',
    'broadcasts',
    'live_stream_id',
    'background',
    'new_asset_settings',
    'token',
    'policy',
  ),
  fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.constant('server')),
);

onBothDatabases('hostile input', (database) => {
  it('in a body is answered in the contract, never with a 5xx', async () => {
    const { ask } = await testGateway(database(), { exchangesPerAddress: 10_000 });
    const { id } = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    const paths = [
      '/video/v1/spaces',
      `/video/v1/spaces/${id}/broadcasts`,
      '/video/v1/live-streams',
      '/airlock/v1/token-exchange',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), requestBody, async (path, body) => {
        const answer = await ask('POST', path, { body });
        expect([201, 400, 404]).toContain(answer.status);
        if (answer.status !== 201)
          expect(answer.body.error).toEqual({ type: expect.any(String), messages: expect.any(Array) });
      }),
      { numRuns: RUNS },
    );
  });

  it('that is nested 10,000 deep is refused', async () => {
    const { ask } = await testGateway(database());
    for (const deep of [
      '['.repeat(10_000) + ']'.repeat(10_000),
      `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    ]) {
      const { status } = await ask('POST', '/video/v1/spaces', {
        rawBody: `{"passthrough":"[","x":${deep}}`,
      });
      expect(status).toBe(400);
    }
  });

  it('in a path or a query is answered in the contract, never with a 5xx', async () => {
    const { ask, askAdmin } = await testGateway(database());
    const part = fc
      .string({ unit: 'binary', minLength: 1 })
      .map(encodeURIComponent.bind(undefined))
      .filter((one) => !/^\.{1,2}$/.test(one));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(part, fc.constantFrom('%00', '%ff', '%', '%2F', '..%2f')),
        async (hostile) => {
          for (const path of [
            `/video/v1/spaces/${hostile}`,
            `/video/v1/live-streams?stream_key=${hostile}`,
            `/video/v1/spaces?page=${hostile}`,
          ]) {
            expect([200, 400, 404]).toContain((await ask('GET', path)).status);
          }
          expect([200, 400, 404]).toContain(
            (await askAdmin('GET', `/webhooks?environment_id=${hostile}`)).status,
          );
          expect([204, 400, 404]).toContain(
            (await askAdmin('DELETE', `/access-tokens/${hostile}?environment_id=x`)).status,
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('as text comes back as it went in', async () => {
    const { ask } = await testGateway(database());
    // Lone surrogates have no UTF-8: what comes back is what Postgres could store.
    const passthrough = 'ünï\u2028 \u{1f3d4} "\\ \ud800';
    const made = (await ask('POST', '/video/v1/spaces', { body: { passthrough } })).body.data;
    expect(made.passthrough).toBe(passthrough.replace('\ud800', '\ufffd'));
    expect((await ask('GET', `/video/v1/spaces/${made.id}`)).body.data).toEqual(made);
  });
});
