import { createPrivateKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';

onBothDatabases('signing keys', (database) => {
  it.each(['/system/v1/signing-keys', '/video/v1/signing-keys'])(
    'are made, listed and deleted at %s',
    async (path) => {
      const { ask } = await testGateway(database());
      // mux-node 7 sends {}, mux-node 8 nothing, both with a JSON content type.
      const made = await ask('POST', path, { body: {} });
      const second = await ask('POST', path, {
        rawBody: '',
        headers: { 'content-type': 'application/json' },
      });
      expect([made.status, second.status]).toEqual([201, 201]);
      const { id, created_at, private_key } = made.body.data;
      expect(created_at).toMatch(/^\d{10}$/);

      const shown = { id, created_at };
      expect((await ask('GET', `${path}/${id}`)).body).toEqual({ data: shown });
      expect((await ask('GET', path)).body.data).toEqual([
        expect.not.objectContaining({ private_key }),
        shown,
      ]);

      expect((await ask('DELETE', `${path}/${id}`)).status).toBe(204);
      expect(await ask('GET', `${path}/${id}`)).toMatchObject({
        status: 404,
        body: { error: { type: 'not_found', messages: ['Signing Key not found'] } },
      });
    },
  );

  it('come as one-line base64 of a PKCS#1 PEM of 2048 bits', async () => {
    const { ask } = await testGateway(database());
    const { private_key } = (await ask('POST', '/system/v1/signing-keys')).body.data;
    expect(private_key).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    const pem = Buffer.from(private_key, 'base64').toString();
    expect(pem).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n[^]+-----END RSA PRIVATE KEY-----\n$/);
    expect(createPrivateKey(pem).asymmetricKeyDetails?.modulusLength).toBe(2048);
  });

  it('are not seen from another environment', async () => {
    const one = await testGateway(database());
    const other = await testGateway(database());
    const { id } = (await one.ask('POST', '/system/v1/signing-keys')).body.data;
    expect((await other.ask('GET', `/system/v1/signing-keys/${id}`)).status).toBe(404);
    expect((await other.ask('DELETE', `/system/v1/signing-keys/${id}`)).status).toBe(404);
    expect((await one.ask('GET', `/system/v1/signing-keys/${id}`)).status).toBe(200);
  });
});
