// A gateway for tests, spoken to without a port, with an environment and an access token.
import { build, type Gateway, type GatewayOptions } from '../src/assembly/build.js';
import { createAccessToken } from '../src/access-tokens/access-tokens.js';
import type { Database } from '../src/database/database.js';
import { createLogger } from '../src/telemetry/logger.js';
import { newEnvironment } from './databases.js';

/** Nobody listens there: what needs LiveKit is tested against a real one, in `*.live.test.ts`. */
export const NO_LIVEKIT = {
  url: 'http://127.0.0.1:9',
  apiKey: 'devkey',
  apiSecret: 'a-secret-of-thirty-two-characters',
};
export const ADMIN_TOKEN = 'an-admin-token-for-tests';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The body of an answer, looked into by a test that knows what it asked for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface Asking {
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly headers?: Record<string, string>;
}

export interface TestGateway {
  readonly gateway: Gateway;
  readonly environmentId: string;
  readonly authorization: string;
  /** As the environment's access token. */
  ask(method: string, path: string, asking?: Asking): Promise<Answer>;
  /** As the operator. */
  askAdmin(method: string, path: string, asking?: Asking): Promise<Answer>;
}

export async function testGateway(
  database: Database,
  options: Partial<GatewayOptions> = {},
): Promise<TestGateway> {
  const gateway = build({
    database,
    livekit: NO_LIVEKIT,
    adminToken: ADMIN_TOKEN,
    arePrivateTargetsAllowed: true,
    logger: createLogger('silent'),
    ...options,
  });
  const environmentId = await newEnvironment(database);
  const { row, secret } = await createAccessToken(database.queries, new Date(), environmentId, 'test');
  const authorization = `Basic ${Buffer.from(`${row.id}:${secret}`).toString('base64')}`;
  return {
    gateway,
    environmentId,
    authorization,
    ask: (method, path, asking) => ask(gateway, method, path, authorization, asking),
    askAdmin: (method, path, asking) =>
      ask(gateway, method, `/airlock/v1/admin${path}`, `Bearer ${ADMIN_TOKEN}`, asking),
  };
}

async function ask(
  gateway: Gateway,
  method: string,
  path: string,
  authorization: string,
  { body, rawBody, headers }: Asking = {},
): Promise<Answer> {
  const text = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await gateway.request(path, {
    method,
    headers: { authorization, ...(text !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(text !== undefined && { body: text }),
  });
  const answer = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
}
