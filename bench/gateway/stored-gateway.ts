// A gateway with a real LiveKit behind it, a database in a folder or at DATABASE_URL, and what a bench stores there.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createLogger, openDatabase } from '@airlock-rtc/gateway';
import { startWorld } from '@airlock-rtc/testkit';
import { SignJWT } from 'jose';
import { startPostgres } from '../../packages/gateway/test/postgres.js';

const ADMIN_TOKEN = 'operator-of-the-bench';
const UNLIMITED = 1_000_000_000;

export type StoredGateway = Awaited<ReturnType<typeof storedGateway>>;
/** One environment, seen by its access token. */
export type Application = Awaited<ReturnType<StoredGateway['newApplication']>>;

export async function storedGateway(isOnPostgres: boolean) {
  const world = await startWorld();
  const folder = await mkdtemp(join(tmpdir(), 'airlock-bench-'));
  const postgres = isOnPostgres ? await startPostgres() : undefined;
  const url = postgres ? await postgres.createDatabase() : process.env.DATABASE_URL;
  const database = await openDatabase(url ? { url } : { folder: join(folder, 'database') });
  const gateway = build({
    database,
    livekit: world.livekit,
    adminToken: ADMIN_TOKEN,
    arePrivateTargetsAllowed: true,
    exchangesPerSpace: UNLIMITED,
    exchangesPerAddress: UNLIMITED,
    logger: createLogger('error'),
  });

  async function ask<Data>(
    authorization: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<Data> {
    const response = await gateway.request(path, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { data: Data }).data;
  }

  async function newApplication(name: string, webhookUrl?: string) {
    const create = <Data>(what: string, body: object) =>
      ask<Data>(`Bearer ${ADMIN_TOKEN}`, 'POST', `/airlock/v1/admin/${what}`, body);
    const { id: environment_id } = await create<{ id: string }>('environments', { name });
    const { id, secret } = await create<{ id: string; secret: string }>('access-tokens', { environment_id });
    if (webhookUrl) await create('webhooks', { environment_id, url: webhookUrl });
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    return {
      authorization,
      ask: <Data>(method: string, path: string, body?: object) =>
        ask<Data>(authorization, method, path, body),
      /** @returns their ids. */
      async createSpaces(count: number): Promise<string[]> {
        const ids: string[] = [];
        while (ids.length < count)
          ids.push(
            (await ask<{ id: string }>(authorization, 'POST', '/video/v1/spaces', { passthrough: 'bench' }))
              .id,
          );
        return ids;
      },
    };
  }
  async function end(): Promise<void> {
    await database.close();
    await rm(folder, { recursive: true, force: true });
    await world[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  }
  return { world, database, gateway, newApplication, [Symbol.asyncDispose]: end };
}

/** Makes a signing key; the public half is what the gateway keeps. */
export async function newSigner(application: Application) {
  const key = await application.ask<{ id: string; private_key: string }>('POST', '/system/v1/signing-keys');
  const privateKey = createPrivateKey(Buffer.from(key.private_key, 'base64').toString());
  return {
    publicKey: createPublicKey(privateKey),
    sign: (spaceId: string) =>
      new SignJWT({ role: 'publisher' })
        .setProtectedHeader({ alg: 'RS256', kid: key.id })
        .setAudience('rt')
        .setSubject(spaceId)
        .setExpirationTime('1h')
        .sign(privateKey),
  };
}
