import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWorld, type World } from '@airlock-rtc/testkit';
import { expect, it, vi } from 'vitest';
import { ADMIN_TOKEN } from '../../test/gateway.js';
import { freePort } from '../../test/postgres.js';
import { startUnreliableProxy } from '../../test/unreliable-proxy.js';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.js';
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';

const ENTRY = fileURLToPath(new URL('../../test/gateway-process.ts', import.meta.url));
/** Loses, among others, the first two webhooks: the room and whoever comes first. */
const SEED = 7;
const PATIENCE = { timeout: 25_000, interval: 50 };

/** A gateway that can be killed and started again on the same folder and port. */
class GatewayProcess implements AsyncDisposable {
  #child: ChildProcess | undefined;
  readonly #environment: Record<string, string>;
  readonly url: string;

  constructor(world: World, folder: string, port: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.#environment = {
      PATH: process.env.PATH ?? '',
      LIVEKIT_URL: world.livekit.httpUrl,
      LIVEKIT_API_KEY: world.livekit.apiKey,
      LIVEKIT_API_SECRET: world.livekit.apiSecret,
      AIRLOCK_FOLDER: folder,
      AIRLOCK_PORT: String(port),
      AIRLOCK_ADMIN_TOKEN: ADMIN_TOKEN,
      AIRLOCK_WEBHOOK_PRIVATE_TARGETS: 'true',
      AIRLOCK_LOG_LEVEL: 'silent',
    };
  }

  async start(): Promise<void> {
    const execArgv = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];
    this.#child = fork(ENTRY, { env: this.#environment, execArgv });
    await once(this.#child, 'message');
  }

  async kill(): Promise<void> {
    const child = this.#child!;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async ask(method: string, path: string, authorization: string, body?: object) {
    const headers = { authorization, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${this.url}${path}`, init);
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
    return response.status === 204
      ? undefined
      : ((await response.json()) as { data: Record<string, string> }).data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
  }
}

/** People come and go in a space; gives the names of the events that the application ended up with. */
async function liveThrough({ isChaotic }: { isChaotic: boolean }): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-chaos-'));
  await using _folder = {
    [Symbol.asyncDispose]: () =>
      rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
  const port = await freePort();
  const target = `http://127.0.0.1:${port}${LIVEKIT_WEBHOOK_PATH}`;
  await using proxy = await startUnreliableProxy(target, isChaotic ? 0.3 : 0, SEED);
  await using app = await startWebhookReceiver();
  await using world = await startWorld({ livekit: { webhookUrls: [proxy.url] } });
  await using gateway = new GatewayProcess(world, folder, port);
  await gateway.start();
  const mux = await prepare(gateway, app);
  const { id: room } = (await gateway.ask('POST', '/video/v1/spaces', mux, {}))!;

  for (let round = 0; round < 3; round += 1) {
    const person = await world.addParticipant({ room: room!, identity: `person-${round}` });
    if (isChaotic && round === 1) {
      await gateway.kill();
      await gateway.start();
    }
    await count(app, 'video.space.active', round + 1);
    if (isChaotic && round === 2)
      await killWhileItDelivers(gateway, app, 'video.space.idle', () => person.disconnect());
    else await person.disconnect();
    await count(app, 'video.space.idle', round + 1);
  }
  await gateway.ask('DELETE', `/video/v1/spaces/${room}`, mux);
  await count(app, 'video.space.deleted', 1);
  if (isChaotic) expect(proxy.counts.lost).toBeGreaterThan(0);
  return app.types();
}

async function prepare(gateway: GatewayProcess, app: WebhookReceiver): Promise<string> {
  const operator = `Bearer ${ADMIN_TOKEN}`;
  const admin = (path: string, body: object) =>
    gateway.ask('POST', `/airlock/v1/admin${path}`, operator, body);
  const { id: environment_id } = (await admin('/environments', { name: 'Production' }))!;
  const token = (await admin('/access-tokens', { environment_id }))!;
  await admin('/webhooks', { environment_id, url: app.url });
  return `Basic ${btoa(`${token.id}:${token.secret}`)}`;
}

/** The worst moment: the event is committed and on its way, and nobody has acknowledged it. */
async function killWhileItDelivers(
  gateway: GatewayProcess,
  app: WebhookReceiver,
  type: string,
  cause: () => Promise<void>,
): Promise<void> {
  const isOnItsWay = new Promise<void>((resolve) => {
    app.answer = ({ event }) => {
      if (event.type !== type) return 200;
      resolve();
      return new Promise<number>(() => {});
    };
  });
  await cause();
  await isOnItsWay;
  await gateway.kill();
  app.answer = () => 200;
  await gateway.start();
}

async function count(app: WebhookReceiver, type: string, expected: number): Promise<void> {
  const seen = () => app.types().filter((one) => one === type).length;
  await vi.waitFor(() => expect([type, seen()]).toEqual([type, expected]), PATIENCE);
}

it('an application hears the same, though webhooks are lost and the gateway is killed', async () => {
  const calm = await liveThrough({ isChaotic: false });
  const round = ['video.space.active', 'video.space.idle'];
  expect(calm).toEqual(['video.space.created', ...round, ...round, ...round, 'video.space.deleted']);
  expect(await liveThrough({ isChaotic: true })).toEqual(calm);
}, 180_000);
