// LiveKit's Egress API for tests: Twirp over HTTP in JSON and protobuf by @livekit/protocol, and webhooks as it signs them.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  EgressInfo,
  EgressStatus,
  ListEgressRequest,
  ListEgressResponse,
  RoomCompositeEgressRequest,
  StopEgressRequest,
  StreamInfo,
  StreamInfo_Status,
  WebhookEvent,
} from '@livekit/protocol';
import { AccessToken, TokenVerifier } from 'livekit-server-sdk';

/** Of the stand-in, unless it stands beside a real LiveKit. */
export const KEYS = { apiKey: 'devkey', apiSecret: 'a-secret-of-thirty-two-characters' };

/** What LiveKit is short of; errors are those of livekit-server 1.13 and psrpc 0.7. */
export type Shortage = 'redis' | 'egress' | 'capacity' | 'room' | 'quota';

class Twirp extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const NO_REDIS = new Twirp(500, 'internal', 'twirp error unknown: egress not connected (redis required)');
const NO_RESPONSE = new Twirp(503, 'unavailable', 'twirp error unknown: no response from servers');

export class EgressStandIn implements AsyncDisposable {
  /** All that were ever started, oldest first. */
  readonly egresses: EgressInfo[] = [];
  readonly requests: RoomCompositeEgressRequest[] = [];
  shortage: Shortage | undefined;
  /** As after a loss of Redis' data: egresses go on, and are not in the list. */
  isListEmpty = false;
  listings = 0;
  /** Whether an egress that is told to end does so at once. */
  endsPromptly = true;
  /** Set to hold back answers to a start. */
  held: Promise<unknown> | undefined;
  webhookUrl: string | undefined;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  private constructor(private readonly keys: typeof KEYS) {}

  static async start(keys = KEYS): Promise<EgressStandIn> {
    const standIn = new EgressStandIn(keys);
    standIn.#server.listen(0, '127.0.0.1');
    await once(standIn.#server, 'listening');
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get live(): EgressInfo[] {
    return this.egresses.filter(({ status }) => status <= EgressStatus.EGRESS_ENDING);
  }

  /** Changes an egress as Egress does, and sends the webhook. */
  async change(egress: EgressInfo, change: Partial<EgressInfo>): Promise<void> {
    Object.assign(egress, change, { updatedAt: now() });
    const event = egress.status <= EgressStatus.EGRESS_ENDING ? 'egress_updated' : 'egress_ended';
    await this.webhook(event, egress);
  }

  /** The first stream of an egress. */
  async changeStream(egress: EgressInfo, change: Partial<StreamInfo>): Promise<void> {
    Object.assign(egress.streamResults[0]!, change);
    await this.change(egress, {});
  }

  async webhook(event: string, egressInfo: EgressInfo): Promise<number | undefined> {
    if (!this.webhookUrl) return undefined;
    const body = new WebhookEvent({
      event,
      egressInfo,
      id: `EV_${randomBytes(6).toString('hex')}`,
    }).toJsonString();
    const token = new AccessToken(this.keys.apiKey, this.keys.apiSecret);
    token.sha256 = createHash('sha256').update(body).digest('base64');
    const headers = { authorization: await token.toJwt(), 'content-type': 'application/webhook+json' };
    return (await fetch(this.webhookUrl, { method: 'POST', headers, body })).status;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isBinary = request.headers['content-type'] === 'application/protobuf';
    try {
      await this.#authorize(request.headers.authorization);
      const method = request.url?.replace('/twirp/livekit.Egress/', '') ?? '';
      const answer = await this.#call(method, await bodyOf(request), isBinary);
      response.setHeader('content-type', isBinary ? 'application/protobuf' : 'application/json');
      response.end(isBinary ? answer.toBinary() : answer.toJsonString());
    } catch (error) {
      // LiveKit answers a bad token before Twirp is asked, in plain text which repeats the token.
      if (!(error instanceof Twirp)) {
        response.writeHead(401, { 'content-type': 'text/plain' }).end(String(error));
        return;
      }
      response.writeHead(error.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: error.code, msg: error.message }));
    }
  }

  async #authorize(header: string | undefined): Promise<void> {
    const token = header?.replace('Bearer ', '') ?? '';
    const verifier = new TokenVerifier(this.keys.apiKey, this.keys.apiSecret);
    const claims = await verifier.verify(token).catch((error: unknown) => {
      throw new Error(`invalid token: ${token}, error: ${String(error)}`);
    });
    if (!claims.video?.roomRecord) throw new Error('permissions denied');
  }

  async #call(method: string, body: Buffer, isBinary: boolean): Promise<EgressInfo | ListEgressResponse> {
    const read = <T>(type: { fromBinary(bytes: Uint8Array): T; fromJsonString(text: string): T }): T =>
      isBinary ? type.fromBinary(body) : type.fromJsonString(body.toString());
    if (method === 'StartRoomCompositeEgress') return this.#start(read(RoomCompositeEgressRequest));
    if (this.shortage === 'redis') throw NO_REDIS;
    if (method === 'ListEgress') return this.#list(read(ListEgressRequest));
    if (method === 'StopEgress') return this.#stop(read(StopEgressRequest));
    throw new Twirp(404, 'bad_route', `no handler for path "/twirp/livekit.Egress/${method}"`);
  }

  async #start(request: RoomCompositeEgressRequest): Promise<EgressInfo> {
    await this.held;
    // Without Redis the server asks an empty bus of its own, and says the same as when no Egress is there.
    if (this.shortage === 'redis' || this.shortage === 'egress' || this.shortage === 'capacity')
      throw NO_RESPONSE;
    if (this.shortage === 'room')
      throw new Twirp(404, 'not_found', 'twirp error unknown: requested room does not exist');
    if (this.shortage === 'quota')
      throw new Twirp(
        429,
        'resource_exhausted',
        'twirp error unknown: concurrent egress sessions limit exceeded',
      );
    const urls = request.streamOutputs.flatMap((output) => output.urls);
    for (const url of urls) {
      if (!/^rtmps?:/.test(url))
        throw new Twirp(400, 'invalid_argument', `twirp error unknown: invalid url ${url}: invalid scheme`);
    }
    this.requests.push(request);
    const info = new EgressInfo({
      egressId: `EG_${randomBytes(6).toString('hex')}`,
      roomName: request.roomName,
      status: EgressStatus.EGRESS_STARTING,
      updatedAt: now(),
      request: { case: 'roomComposite', value: redacted(request) },
      streamResults: urls.map(
        (url) => new StreamInfo({ url: redactedUrl(url), status: StreamInfo_Status.ACTIVE }),
      ),
    });
    this.egresses.push(info);
    await this.webhook('egress_started', info);
    return info;
  }

  #list({ active, egressId, roomName }: ListEgressRequest): ListEgressResponse {
    this.listings += 1;
    const known = this.isListEmpty ? [] : active ? this.live : this.egresses;
    const items = known.filter(
      (info) => (!egressId || info.egressId === egressId) && (!roomName || info.roomName === roomName),
    );
    if (egressId && items.length === 0)
      throw new Twirp(404, 'not_found', 'twirp error unknown: egress does not exist');
    return new ListEgressResponse({ items });
  }

  async #stop({ egressId }: StopEgressRequest): Promise<EgressInfo> {
    const info = this.egresses.find((egress) => egress.egressId === egressId);
    if (!info) throw new Twirp(404, 'not_found', 'twirp error unknown: egress does not exist');
    if (info.status > EgressStatus.EGRESS_ACTIVE) {
      const status = EgressStatus[info.status];
      throw new Twirp(412, 'failed_precondition', `egress with status ${status} cannot be stopped`);
    }
    await this.change(info, {
      status: this.endsPromptly ? EgressStatus.EGRESS_COMPLETE : EgressStatus.EGRESS_ENDING,
    });
    return info;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** Egress keeps a request without its secrets. */
function redacted(request: RoomCompositeEgressRequest): RoomCompositeEgressRequest {
  const copy = request.clone();
  for (const output of copy.streamOutputs) output.urls = output.urls.map(redactedUrl);
  return copy;
}

function redactedUrl(url: string): string {
  return url.replace(/[^/]+$/, (key) => `{${key.slice(0, 3)}...${key.slice(-3)}}`);
}

/** LiveKit's times are nanoseconds, and each is later than the one before. */
let last = 0n;
function now(): bigint {
  const at = BigInt(Date.now()) * 1_000_000n;
  last = at > last ? at : last + 1n;
  return last;
}
