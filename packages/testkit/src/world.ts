// startWorld(): a real LiveKit server and everybody who joins it in a test, all ended together.
import { startLiveKit, type LiveKit, type LiveKitOptions } from '@airlock-rtc/livekit-local';
import { AccessToken, RoomServiceClient, type VideoGrant } from 'livekit-server-sdk';
import { launchBrowser, type BrowserOptions, type TestBrowser } from './browser/browser.js';
import { gatherCrowd, type Crowd } from './crowd/crowd.js';
import { TestParticipant, type ParticipantOptions } from './participant/participant.js';

export interface WorldOptions {
  livekit?: LiveKitOptions;
}

export interface TokenOptions {
  room: string;
  identity: string;
  /** The display name. */
  name?: string;
  attributes?: Record<string, string>;
  /** Laid over: join this room, publish, subscribe, send data. */
  grant?: VideoGrant;
  /** Default 3600. */
  ttlSeconds?: number;
}

export interface CrowdSize {
  room: string;
  count: number;
  /** Default: everyone has one. */
  hasMicrophone?: (index: number) => boolean;
}

export class World implements AsyncDisposable {
  readonly livekit: LiveKit;
  /** LiveKit's room service: what the server itself knows. */
  readonly rooms: RoomServiceClient;
  readonly #everybody: AsyncDisposable[] = [];

  constructor(livekit: LiveKit) {
    this.livekit = livekit;
    this.rooms = new RoomServiceClient(livekit.httpUrl, livekit.apiKey, livekit.apiSecret);
  }

  /** A LiveKit token by LiveKit's own SDK, so that no code under test has signed it. */
  async token({ room, identity, name, attributes, grant, ttlSeconds = 3600 }: TokenOptions): Promise<string> {
    const token = new AccessToken(this.livekit.apiKey, this.livekit.apiSecret, {
      identity,
      ttl: ttlSeconds,
      ...(name === undefined ? {} : { name }),
      ...(attributes ? { attributes } : {}),
    });
    token.addGrant({ roomJoin: true, room, canUpdateOwnMetadata: true, ...grant });
    return await token.toJwt();
  }

  /** Joins somebody with a known pattern and tone; leaves with the world, or by `disconnect()`. */
  async addParticipant(options: TokenOptions & ParticipantOptions): Promise<TestParticipant> {
    const token = await this.token(options);
    const participant = await TestParticipant.join(this.livekit.url, token, options);
    this.#everybody.push(participant);
    return participant;
  }

  /** A Chromium of its own, with a camera and a microphone of its own. */
  async addBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
    const browser = await launchBrowser(options);
    this.#everybody.push(browser);
    return browser;
  }

  /** Many small cameras, called `person-1` and so on: for large rooms, where rtc-node would cost a core. */
  async addCrowd({ room, count, hasMicrophone }: CrowdSize): Promise<Crowd> {
    const identities = Array.from({ length: count }, (_, index) => `person-${index + 1}`);
    const tokens = await Promise.all(identities.map((identity) => this.token({ room, identity })));
    const crowd = await gatherCrowd({
      ...{ url: this.livekit.url, tokens },
      ...(hasMicrophone ? { hasMicrophone } : {}),
    });
    this.#everybody.push(crowd);
    return crowd;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.#everybody.map((somebody) => somebody[Symbol.asyncDispose]()));
    await this.livekit.stop();
  }
}

/** Starts a LiveKit server of its own, whatever LIVEKIT_URL says: a test must not depend on somebody's server. */
export async function startWorld({ livekit = {} }: WorldOptions = {}): Promise<World> {
  const { LIVEKIT_URL: _elsewhere, ...env } = process.env;
  return new World(await startLiveKit({ env, ...livekit }));
}
