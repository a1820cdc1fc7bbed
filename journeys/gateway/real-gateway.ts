// The gateway as it is run: configured by environment, on PGlite in a folder of its own, in front of a real LiveKit.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, runGateway } from '@airlock-rtc/gateway';
import type { World } from '@airlock-rtc/testkit';

const ADMIN_TOKEN = 'operator-of-the-journeys';

export interface RealGateway extends AsyncDisposable {
  readonly url: string;
  readonly adminToken: string;
  /** A new environment with an access token, and its webhooks sent to `webhookUrl`. */
  newEnvironment(name: string, webhookUrl?: string): Promise<GatewayEnvironment>;
  /** How many requests a route pattern such as `POST /video/v1/spaces` was answered. */
  requestCount(route: string): Promise<number>;
}

export interface GatewayEnvironment {
  readonly id: string;
  readonly credentials: { baseUrl: string; tokenId: string; tokenSecret: string };
  /** Empty without a webhook. */
  readonly webhookSecret: string;
}

export async function startRealGateway({ livekit }: World): Promise<RealGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-journey-'));
  const listening = await runGateway({
    configuration: readConfiguration({
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
      AIRLOCK_FOLDER: folder,
      AIRLOCK_PORT: '0',
      AIRLOCK_ADMIN_TOKEN: ADMIN_TOKEN,
      AIRLOCK_WEBHOOK_PRIVATE_TARGETS: 'true',
      AIRLOCK_EXCHANGES_PER_ADDRESS: '1000000',
      AIRLOCK_LOG_LEVEL: 'error',
    }),
  });
  const { url } = listening;

  async function create<Answer>(path: string, body: object): Promise<Answer> {
    const response = await fetch(`${url}/airlock/v1/admin${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { data: Answer }).data;
  }

  return {
    url,
    adminToken: ADMIN_TOKEN,
    async newEnvironment(name, webhookUrl) {
      const { id } = await create<{ id: string }>('/environments', { name });
      const token = await create<{ id: string; secret: string }>('/access-tokens', { environment_id: id });
      const webhook =
        webhookUrl &&
        (await create<{ secret: string }>('/webhooks', { environment_id: id, url: webhookUrl }));
      return {
        id,
        credentials: { baseUrl: url, tokenId: token.id, tokenSecret: token.secret },
        webhookSecret: webhook ? webhook.secret : '',
      };
    },
    async requestCount(route) {
      const [method, pattern] = route.split(' ');
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return metrics
        .split('\n')
        .filter((line) => line.startsWith('airlock_http_request_duration_seconds_count'))
        .filter((line) => line.includes(`method="${method}"`) && line.includes(`route="${pattern}"`))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
    },
    async [Symbol.asyncDispose]() {
      await listening.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
