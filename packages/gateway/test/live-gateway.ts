// A gateway on a port, before a real LiveKit whose webhooks reach it, and an application that listens to its events.
import { startWorld, type World } from '@airlock-rtc/testkit';
import type { Database } from '../src/database/database.js';
import { listen } from '../src/assembly/listen.js';
import type { GatewayOptions } from '../src/assembly/build.js';
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';
import { openInMemory } from './in-memory.js';
import { testGateway, type TestGateway } from './gateway.js';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.js';
import { freePort } from './postgres.js';

/** What gateways of several tests stand on, one after the other: starting it takes seconds. */
export interface LiveGround extends AsyncDisposable {
  readonly world: World;
  readonly database: Database;
  /** The port that LiveKit's webhooks go to. */
  readonly port: number;
}

export interface LiveGateway extends TestGateway, AsyncDisposable {
  readonly world: World;
  readonly app: WebhookReceiver;
  readonly webhookSecret: string;
}

/**
 * @param doWebhooksArrive false is LiveKit Cloud and a laptop.
 * @param isAutoCreated LiveKit's `room.auto_create`.
 */
export async function startLiveGround({
  doWebhooksArrive = true,
  isAutoCreated = true,
} = {}): Promise<LiveGround> {
  const port = await freePort();
  const webhookUrls = doWebhooksArrive ? [`http://127.0.0.1:${port}${LIVEKIT_WEBHOOK_PATH}`] : [];
  const world = await startWorld({
    livekit: { webhookUrls, config: { room: { auto_create: isAutoCreated } } },
  });
  const database = await openInMemory();
  return {
    world,
    database,
    port,
    async [Symbol.asyncDispose]() {
      await database.close();
      await world[Symbol.asyncDispose]();
    },
  };
}

export async function startLiveGateway(
  { world, database, port }: LiveGround,
  options: Partial<GatewayOptions> = {},
): Promise<LiveGateway> {
  const { httpUrl, apiKey, apiSecret } = world.livekit;
  const app = await startWebhookReceiver();
  const test = await testGateway(database, { livekit: { url: httpUrl, apiKey, apiSecret }, ...options });
  const listening = await listen(test.gateway, { port });
  const body = { environment_id: test.environmentId, url: app.url };
  const webhook = await test.askAdmin('POST', '/webhooks', { body });
  return {
    ...test,
    world,
    app,
    webhookSecret: webhook.body.data.secret,
    async [Symbol.asyncDispose]() {
      await test.askAdmin('DELETE', `/webhooks/${webhook.body.data.id}`);
      await listening.close();
      await app[Symbol.asyncDispose]();
    },
  };
}
