// Everything that a broadcast needs, for real: LiveKit, an RTMP ingest, the gateway's process, an application's webhooks.
import {
  freeTcpPort,
  freeUdpPort,
  startLiveKit,
  type LiveKit,
  type LiveKitOptions,
} from '@airlock-rtc/livekit-local';
import { LIVEKIT_WEBHOOK_PATH, readRoomMetadata, type RoomBroadcast } from '@airlock-rtc/contract';
import { Ingest, startWorld, type World } from '@airlock-rtc/testkit';
import { expect } from 'vitest';
import { startWebhookEndpoint } from '../gateway/webhook-endpoint.js';
import { GatewayProcess } from './gateway-process.js';
import { processesUnder } from './processes.js';

export class LiveStage implements AsyncDisposable {
  #livekitAgain: LiveKit | undefined;

  private constructor(
    readonly world: World,
    readonly ingest: Ingest,
    readonly gateway: GatewayProcess,
    readonly app: Awaited<ReturnType<typeof startWebhookEndpoint>>,
    private readonly livekitOptions: LiveKitOptions,
    readonly authorization: string,
    private readonly environment: Record<string, string>,
  ) {}

  /** @param environment of the gateway, besides what it needs. */
  static async set(environment: Record<string, string> = {}): Promise<LiveStage> {
    const gateway = await GatewayProcess.prepare();
    const livekitOptions = {
      ports: { http: (await freeTcpPort())!, rtcTcp: (await freeTcpPort())!, rtcUdp: (await freeUdpPort())! },
      apiKey: 'key',
      apiSecret: 's'.repeat(32),
      webhookUrls: [`${gateway.url}${LIVEKIT_WEBHOOK_PATH}`],
    };
    const [world, ingest, app] = await Promise.all([
      startWorld({ livekit: livekitOptions }),
      Ingest.start(),
      startWebhookEndpoint(),
    ]);
    await gateway.start({ ...environmentOf(world.livekit, ingest), ...environment });
    const { id: environment_id } = (await gateway.askAdmin('POST', '/environments', { name: 'go-live' })).body
      .data;
    await gateway.askAdmin('POST', '/webhooks', { environment_id, url: app.url });
    const token = (await gateway.askAdmin('POST', '/access-tokens', { environment_id })).body.data;
    const authorization = `Basic ${Buffer.from(`${token.id}:${token.secret}`).toString('base64')}`;
    return new LiveStage(world, ingest, gateway, app, livekitOptions, authorization, environment);
  }

  /** As the application's server. */
  ask(method: string, path: string, body?: object) {
    return this.gateway.ask(method, path, this.authorization, body);
  }

  startGateway(environment: Record<string, string> = {}): Promise<void> {
    const own = environmentOf(this.world.livekit, this.ingest);
    return this.gateway.start({ ...own, ...this.environment, ...environment });
  }

  /** One more on the same database. */
  async startPeer(environment: Record<string, string> = {}): Promise<GatewayProcess> {
    const peer = await GatewayProcess.prepare();
    const own = environmentOf(this.world.livekit, this.ingest);
    await peer.start({ ...own, ...this.environment, ...environment });
    return peer;
  }

  /** Kills LiveKit and starts it again on its ports: every room is gone. */
  async restartLiveKit(): Promise<void> {
    const { pid, ended } = this.world.livekit;
    process.kill(pid!, 'SIGKILL');
    await ended;
    const { LIVEKIT_URL: _elsewhere, ...env } = process.env;
    this.#livekitAgain = await startLiveKit({ ...this.livekitOptions, env });
  }

  /** A space with a broadcast to a live stream, and to others. */
  async newShow(others: string[] = []): Promise<Show> {
    const stream = (await this.ask('POST', '/video/v1/live-streams', {})).body.data;
    const space = (await this.ask('POST', '/video/v1/spaces', {})).body.data;
    const made = await this.ask('POST', `/video/v1/spaces/${space.id}/broadcasts`, {
      live_stream_id: stream.id,
      resolution: '720x720',
      airlock: { destinations: others.map((url) => ({ url })) },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return new Show(this, space.id, stream, made.body.data.id);
  }

  /** Types of what the application was told of a space and its broadcasts, in order. */
  told(): string[] {
    return this.app.delivered.map(({ event }) => event.type).filter((type) => type.startsWith('video.space'));
  }

  /** Resolves when the gateway has listed LiveKit so many times more; it does every two seconds. */
  async untilPolledAgain(times: number): Promise<void> {
    const listed = /reconcile_steps_total\{step="list_rooms",result="ok"\} (\d+)/;
    const polls = async () => Number(listed.exec(await this.metrics())?.[1] ?? 0);
    const before = await polls();
    await expect.poll(polls, { timeout: 30_000, interval: 100 }).toBeGreaterThanOrEqual(before + times);
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.gateway.url}/metrics`)).text();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.gateway[Symbol.asyncDispose]();
    await this.app[Symbol.asyncDispose]();
    await this.ingest[Symbol.asyncDispose]();
    await this.world[Symbol.asyncDispose]();
    await this.#livekitAgain?.stop();
  }
}

export class Show {
  constructor(
    private readonly stage: LiveStage,
    readonly room: string,
    readonly stream: { id: string; stream_key: string },
    readonly id: string,
  ) {}

  get #path(): string {
    return `/video/v1/spaces/${this.room}/broadcasts/${this.id}`;
  }

  get streamUrl(): string {
    return this.stage.ingest.url(this.stream.stream_key);
  }

  start() {
    return this.stage.ask('POST', `${this.#path}/start`);
  }

  stop() {
    return this.stage.ask('POST', `${this.#path}/stop`);
  }

  /** The broadcast, as REST has it. */
  async read() {
    return (await this.stage.ask('GET', this.#path)).body.data;
  }

  /** Its state, and those of its destinations, in one line. */
  async states(): Promise<string> {
    const { state, destinations } = (await this.read()).airlock as {
      state: string;
      destinations: { state: string }[];
    };
    return `${state}: ${destinations.map((each) => each.state).join(' ')}`;
  }

  async spaceStatus(): Promise<string> {
    return (await this.stage.ask('GET', `/video/v1/spaces/${this.room}`)).body.data.status;
  }

  /** As the room's metadata tells it. */
  async inRoom(): Promise<readonly RoomBroadcast[] | undefined> {
    const [room] = await this.stage.world.rooms.listRooms([this.room]);
    return readRoomMetadata(room?.metadata)?.broadcasts;
  }

  async broadcasters(): Promise<number[]> {
    return broadcastersOf(this.stage.gateway);
  }
}

/** Processes of a gateway that broadcast; one more waits, loaded, for the next broadcast. */
export function broadcastersOf(gateway: GatewayProcess): Promise<number[]> {
  return processesUnder(gateway.pid, /^airlock-broadcaster: broadcasting/);
}

function environmentOf({ url, apiKey, apiSecret }: World['livekit'], ingest: Ingest): Record<string, string> {
  return {
    LIVEKIT_URL: url,
    LIVEKIT_API_KEY: apiKey,
    LIVEKIT_API_SECRET: apiSecret,
    AIRLOCK_INGEST_URL: ingest.url('').replace(/\/$/, ''),
  };
}
