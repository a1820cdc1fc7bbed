// LiveKit's Egress API by Twirp (v7), JSON and protobuf: for an EgressClient that is given the gateway's address.
import { verifyLiveKitToken } from '@airlock-rtc/tokens';
import type { Message, MessageType } from '@bufbuild/protobuf';
import type { Context } from 'hono';
import type { GatewayContext } from '../ground/context.js';
import { newRouter, type GatewayEnv, type Router } from '../http/router.js';
import type { EgressEngine } from './engine.js';
import { egressMethods, type Method } from './methods.js';
import { asTwirpError, TwirpError } from './twirp-error.js';

const PATH = '/twirp/livekit.Egress';

export function egressRoutes(context: GatewayContext, engine: EgressEngine): Router {
  const router = newRouter();
  for (const [name, method] of egressMethods(context, engine)) {
    router.post(`${PATH}/${name}`, (c) =>
      answer(context, c, method).catch((thrown: unknown) => {
        const error = asTwirpError(thrown);
        if (error.code === 'internal') {
          context.logger.error({ err: thrown, requestId: c.var.requestId, method: name }, 'request failed');
        }
        return c.json({ code: error.code, msg: error.message }, error.status);
      }),
    );
  }
  router.all(`${PATH}/*`, (c) =>
    c.json({ code: 'bad_route', msg: 'No such method: LiveKit’s Egress methods are called by POST.' }, 404),
  );
  return router;
}

async function answer(
  { livekit, now }: GatewayContext,
  c: Context<GatewayEnv>,
  { input, call }: Method,
): Promise<Response> {
  await authorize(c.req.header('authorization'), livekit, now);
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') {
    const response = await call(fromJson(input, await c.req.text()));
    return c.body(response.toJsonString({ emitDefaultValues: true, useProtoFieldName: true }), 200, {
      'Content-Type': 'application/json',
    });
  }
  if (type === 'application/protobuf') {
    const response = await call(fromBinary(input, await c.req.arrayBuffer()));
    return c.body(new Uint8Array(response.toBinary()), 200, { 'Content-Type': type });
  }
  throw new TwirpError('bad_route', 'Send application/json or application/protobuf.');
}

/** As livekit-server: a token of its API key with the grant `roomRecord`. */
async function authorize(
  header: string | undefined,
  { apiKey, apiSecret }: GatewayContext['livekit'],
  now: () => Date,
): Promise<void> {
  const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
  if (!token) throw new TwirpError('unauthenticated', 'Send Authorization: Bearer and a LiveKit token.');
  const claims = await verifyLiveKitToken(token, { apiKey, apiSecret, now: () => now().getTime() }).catch(
    (error: unknown) => {
      throw new TwirpError(
        'unauthenticated',
        error instanceof Error ? error.message : 'The token is not valid.',
      );
    },
  );
  if (claims.video?.roomRecord !== true) {
    throw new TwirpError('unauthenticated', 'The token lacks the grant roomRecord.');
  }
}

function fromJson(input: MessageType, text: string): Message {
  try {
    return input.fromJsonString(text === '' ? '{}' : text, { ignoreUnknownFields: true });
  } catch (error) {
    throw new TwirpError('malformed', `The body cannot be read: ${shortened(error)}`);
  }
}

function fromBinary(input: MessageType, bytes: ArrayBuffer): Message {
  try {
    return input.fromBinary(new Uint8Array(bytes));
  } catch (error) {
    throw new TwirpError('malformed', `The body cannot be read: ${shortened(error)}`);
  }
}

/** Its beginning names the field; what follows may repeat a secret. */
function shortened(error: unknown): string {
  const words = error instanceof Error ? error.message : 'it is not what its content type says';
  return words.split(':', 1)[0]!.slice(0, 120);
}
