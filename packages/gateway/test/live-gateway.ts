// A gateway on a port, before a real LiveKit whose webhooks reach it, and an application that listens to its events.
import { startWorld, type World } from '@airlock/testkit';
import { openDatabase, type Database } from '../src/database/database.js';
import { listen, type Listening } from '../src/gateway/listen.js';
import type { GatewayOptions } from '../src/gateway/gateway.js';
import { LIVEKIT_WEBHOOK_PATH } from '../src/livekit/routes.js';
import { testGateway, type TestGateway } from './gateway.js';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.js';
import { freePort } from './postgres.js';

export interface LiveGateway extends TestGateway, AsyncDisposable {
  readonly world: World;
  readonly database: Database;
  readonly listening: Listening;
  readonly app: WebhookReceiver;
  readonly webhookSecret: string;
}

export interface LiveGatewayOptions {
  readonly gateway?: Partial<GatewayOptions>;
  /** Default true; false is LiveKit Cloud and a laptop: no webhook reaches us. */
  readonly doWebhooksArrive?: boolean;
  /** LiveKit's `room.auto_create`; default true. */
  readonly isAutoCreated?: boolean;
}

export async function startLiveGateway({
  gateway = {},
  doWebhooksArrive = true,
  isAutoCreated = true,
}: LiveGatewayOptions = {}): Promise<LiveGateway> {
  const opened: AsyncDisposable[] = [];
  const use = <Resource extends AsyncDisposable>(resource: Resource): Resource => {
    opened.unshift(resource);
    return resource;
  };
  const port = await freePort();
  const webhookUrls = doWebhooksArrive ? [`http://127.0.0.1:${port}${LIVEKIT_WEBHOOK_PATH}`] : [];
  const world = use(
    await startWorld({ livekit: { webhookUrls, config: { room: { auto_create: isAutoCreated } } } }),
  );
  const database = use(await openDatabase({ folder: 'memory://' }));
  const app = use(await startWebhookReceiver());
  const { httpUrl, apiKey, apiSecret } = world.livekit;
  const test = await testGateway(database, { livekit: { url: httpUrl, apiKey, apiSecret }, ...gateway });
  const listening = use(await listen(test.gateway, { port }));
  const webhook = await test.askAdmin('POST', '/webhooks', {
    body: { environment_id: test.environmentId, url: app.url },
  });
  return {
    ...test,
    world,
    database,
    listening,
    app,
    webhookSecret: webhook.body.data.secret,
    async [Symbol.asyncDispose]() {
      for (const resource of opened) await resource[Symbol.asyncDispose]();
    },
  };
}
