import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatewayAddress, saveGatewayAddress } from './gateway-address.js';

let stateDir: string;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'airlock-address-'));
  await saveGatewayAddress(stateDir, { url: 'http://127.0.0.1:8080', adminToken: 'kept' });
});
afterAll(() => rm(stateDir, { recursive: true, force: true }));

it('is that of the gateway which this folder runs, with its token', async () => {
  const own = { url: 'http://127.0.0.1:8080', adminToken: 'kept' };
  expect(await gatewayAddress({ stateDir })).toEqual(own);
  const spelled = { stateDir, gateway: 'http://127.0.0.1:8080/' };
  expect(await gatewayAddress(spelled)).toMatchObject({ adminToken: 'kept' });
});

it("never takes the folder's token to another gateway", async () => {
  const elsewhere = { stateDir, gateway: 'https://gateway.example.com' };
  const refused = await gatewayAddress(elsewhere).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'no_gateway',
    message: 'The admin token of https://gateway.example.com is not known here: set AIRLOCK_ADMIN_TOKEN.',
  });
  expect(await gatewayAddress({ ...elsewhere, adminToken: 'given' })).toEqual({
    url: 'https://gateway.example.com',
    adminToken: 'given',
  });
});

it('says how to start one where none is known', async () => {
  await expect(gatewayAddress({ stateDir: join(stateDir, 'none') })).rejects.toThrow(/Start one with .+ up,/);
});
