// Speaks Mux's API for live streams, as recordings of it and the types of mux-node 8.8 show it, and fails on demand.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Mux from '@mux/mux-node';
import { newId } from '../src/database/identifiers.js';
import type { MuxOptions } from '../src/mux/mux.js';

type LiveStream = Mux.Video.LiveStream;

/** What comes instead of an answer: a status, nothing at all, the headers alone, or a page that is not Mux's. */
export type Fault =
  { status: number; body?: unknown } | 'silence' | 'headers alone' | 'a page' | 'a cut connection';

export interface MuxStandIn extends AsyncDisposable {
  readonly credentials: MuxOptions;
  /** What it was asked, as `PUT /ID/complete`, whatever came of it. */
  readonly asked: string[];
  readonly streams: Map<string, LiveStream>;
  /** Decides what happens to a request instead; a fault for `asked`'s last line. */
  fault: (line: string) => Fault | undefined;
  /** A live stream as the dashboard makes one. */
  add(): LiveStream;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const BASE = '/video/v1/live-streams';

export async function startMuxStandIn(): Promise<MuxStandIn> {
  const tokenId = randomUUID();
  const tokenSecret = `secret-of-mux-${randomUUID()}`;
  const authorization = `Basic ${Buffer.from(`${tokenId}:${tokenSecret}`).toString('base64')}`;
  const asked: string[] = [];
  const streams = new Map<string, LiveStream>();

  const server = createServer((request, response) => {
    void (async () => {
      const body = await read(request);
      const url = new URL(request.url!, 'http://mux');
      const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : url.pathname;
      const line = `${request.method} ${path}`;
      asked.push(line);
      const fault = standIn.fault(line);
      if (fault) return fail(response, fault);
      if (request.headers.authorization !== authorization) {
        return send(response, refusal(401, 'unauthorized', 'Unauthorized request'));
      }
      send(response, answer(streams, line, url.searchParams, body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const standIn: MuxStandIn = {
    credentials: { tokenId, tokenSecret, baseUrl },
    asked,
    streams,
    fault: () => undefined,
    add: () => create(streams, {}),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}

function answer(
  streams: Map<string, LiveStream>,
  line: string,
  query: URLSearchParams,
  // What a test or the gateway sent.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any,
): Answer {
  const [method, path] = line.split(' ') as [string, string];
  const [, id, action, playbackId] = path.split('/');
  if (id === undefined) {
    return method === 'POST' ? ok(create(streams, body), 201) : ok(list(streams, query));
  }
  if (!/^[A-Za-z0-9]{20,}$/.test(id)) {
    return refusal(400, 'invalid_parameters', 'Invalid live stream id, failed to parse');
  }
  const stream = streams.get(id);
  const missing = "The requested resource either doesn't exist or you don't have access to it.";
  if (!stream) return refusal(404, 'not_found', missing);
  const playbackIds = (stream.playback_ids ??= []);
  switch (`${method} ${action ?? ''}`) {
    case 'GET ':
      return ok(stream);
    case 'PATCH ':
      return ok(Object.assign(stream, body));
    case 'DELETE ':
      streams.delete(id);
      return { status: 204 };
    case 'PUT complete':
      // Mux takes it for an idle live stream too.
      return ok({});
    case 'PUT enable':
      stream.status = 'idle';
      return ok({});
    case 'PUT disable':
      stream.status = 'disabled';
      return ok({});
    case 'POST reset-stream-key':
      stream.stream_key = randomUUID();
      return ok(stream, 201);
    case 'POST playback-ids': {
      const added: Mux.PlaybackID = { id: newId(), policy: body.policy ?? 'public' };
      playbackIds.push(added);
      return ok(added, 201);
    }
    default: {
      const index = playbackIds.findIndex((one) => one.id === playbackId);
      if (index < 0) return refusal(404, 'not_found', missing);
      if (method === 'GET') return ok(playbackIds[index]);
      playbackIds.splice(index, 1);
      return { status: 204 };
    }
  }
}

function create(
  streams: Map<string, LiveStream>,
  { playback_policy, ...wanted }: Mux.Video.LiveStreamCreateParams,
): LiveStream {
  const stream: LiveStream = {
    id: newId(),
    created_at: String(Math.floor(Date.now() / 1000)),
    latency_mode: 'standard',
    max_continuous_duration: 43_200,
    reconnect_window: 60,
    status: 'idle',
    stream_key: randomUUID(),
    ...(wanted as Partial<LiveStream>),
    ...(playback_policy && { playback_ids: playback_policy.map((policy) => ({ id: newId(), policy })) }),
  };
  streams.set(stream.id, stream);
  return stream;
}

/** Newest first. */
function list(streams: Map<string, LiveStream>, query: URLSearchParams): LiveStream[] {
  const limit = Number(query.get('limit') ?? 25);
  const from = (Number(query.get('page') ?? 1) - 1) * limit;
  return [...streams.values()]
    .reverse()
    .filter(({ stream_key }) => [null, stream_key].includes(query.get('stream_key')))
    .filter(({ status }) => [null, status].includes(query.get('status') as typeof status | null))
    .slice(from, from + limit);
}

function ok(data: unknown, status = 200): Answer {
  return { status, body: { data } };
}

function refusal(status: number, type: string, message: string): Answer {
  return { status, body: { error: { type, messages: [message] } } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault === 'silence') return;
  if (fault === 'a cut connection') return void response.destroy();
  if (fault === 'a page') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Hi');
  if (fault !== 'headers alone') return send(response, fault);
  response.writeHead(200, { 'Content-Type': 'application/json' }).write('{');
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as unknown);
}
