// Describes, for the OpenAPI document, the webhooks that the gateway sends.
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { broadcast } from '../broadcasts/schemas.js';
import { liveStream } from '../live-streams/schemas.js';
import { space } from '../spaces/schemas.js';
import {
  BROADCAST_EVENT_TYPES,
  LIVE_STREAM_EVENT_TYPES,
  SPACE_EVENT_TYPES,
} from '../webhooks/event-types.js';

const attempt = z
  .object({
    id: z.string(),
    address: z.string(),
    created_at: z.string(),
    max_attempts: z.int(),
    response_body: z.string().nullable(),
    response_headers: z.record(z.string(), z.string()),
    response_status_code: z.int().nullable(),
    webhook_id: z.int(),
  })
  .openapi('WebhookAttempt');

const envelope = z
  .object({
    type: z.string(),
    id: z.uuid(),
    created_at: z.string().openapi({ example: '2022-06-27T20:36:34.000000Z' }),
    object: z.object({ type: z.string(), id: z.string() }),
    environment: z.object({ id: z.string(), name: z.string() }),
    data: z.object({}),
    attempts: z.array(attempt),
    request_id: z.string().nullable(),
    accessor: z.string().nullable(),
    accessor_source: z.string().nullable(),
  })
  .openapi('WebhookEnvelope');

/** In webhooks Mux wrote `created_at` as a number. */
const created_at = z.int();
const webhookSpace = space.extend({ created_at }).openapi('WebhookSpace');
const webhookLiveStream = liveStream.extend({ created_at }).openapi('WebhookLiveStream');

const event = (name: string, types: readonly [string, ...string[]], data: z.ZodType) =>
  envelope.extend({ type: z.enum(types), data }).openapi(name);

const EVENTS = [
  {
    path: 'spaceEvent',
    operationId: 'onSpaceEvent',
    schema: event('SpaceEvent', SPACE_EVENT_TYPES, webhookSpace),
  },
  {
    path: 'broadcastEvent',
    operationId: 'onBroadcastEvent',
    schema: event('BroadcastEvent', BROADCAST_EVENT_TYPES, broadcast),
  },
  {
    path: 'liveStreamEvent',
    operationId: 'onLiveStreamEvent',
    schema: event('LiveStreamEvent', LIVE_STREAM_EVENT_TYPES, webhookLiveStream),
  },
] as const;

export function describeWebhooks(registry: OpenAPIHono['openAPIRegistry']): void {
  for (const { path, operationId, schema } of EVENTS) {
    registry.registerWebhook({
      method: 'post',
      path,
      operationId,
      security: [],
      request: {
        headers: z.object({ 'mux-signature': z.string() }),
        body: { required: true, content: { 'application/json': { schema } } },
      },
      responses: { '2XX': { description: 'Acknowledged' }, default: { description: 'Retried for 24 hours' } },
    });
  }
}
