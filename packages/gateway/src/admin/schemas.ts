// The shapes of the admin API.
import { ADMIN_PATH } from '@airlock-rtc/contract';
import { z } from '@hono/zod-openapi';
import { text } from '../http/fields.js';
import { pagingQuery } from '../http/paging.js';

const id = z.string().max(255);
const time = z.string().openapi({ description: 'ISO 8601' });

export const environment = z.object({ id, name: z.string(), created_at: time }).openapi('Environment');
export const createEnvironmentRequest = z.object({ name: text(100).min(1) });

export const environmentQuery = z.object({
  environment_id: text(255).openapi({ description: `From \`GET ${ADMIN_PATH}/environments\`` }),
});

export const accessToken = z
  .object({
    id,
    environment_id: id,
    name: z.string(),
    created_at: time,
    secret: z.string().optional().openapi({ description: 'Only in the create response' }),
  })
  .openapi('AccessToken');
/** Of an access token, and of a signing key. */
export const createKeyRequest = environmentQuery.extend({ name: text(100).min(1).optional() });

export const adminSigningKey = z
  .object({
    id,
    environment_id: id,
    name: z.string().optional(),
    created_at: time,
    private_key: z
      .string()
      .optional()
      .openapi({ description: 'Only in the create response: base64 of a PEM' }),
  })
  .openapi('AdminSigningKey');

export const webhook = z
  .object({
    id: z.int(),
    environment_id: id,
    url: z.string(),
    created_at: time,
    secret: z.string().optional().openapi({ description: 'Only in the create response' }),
  })
  .openapi('Webhook');
export const createWebhookRequest = environmentQuery.extend({ url: text(2048) });
export const webhookParams = z.object({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2_147_483_647)
    .openapi({ param: { name: 'id', in: 'path' }, type: 'integer' }),
});

const deliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export const delivery = z
  .object({
    id,
    event_id: id,
    type: z.string(),
    object_id: id,
    webhook_id: z.int(),
    status: deliveryStatus,
    attempts: z.int(),
    failure: z.string().optional().openapi({ description: 'What the last attempt met' }),
    response_status_code: z.int().optional(),
    next_attempt_at: time.optional(),
    created_at: time,
  })
  .openapi('Delivery');
export const deliveriesQuery = pagingQuery.extend({
  status: deliveryStatus.optional(),
  webhook_id: z.coerce.number().int().min(1).max(2_147_483_647).optional().openapi({ type: 'integer' }),
});

export const idParams = z.object({ id: text(255).openapi({ param: { name: 'id', in: 'path' } }) });

export const status = z
  .object({
    version: z.string(),
    now: time.openapi({ description: 'The clock of the gateway, to compare others with' }),
    database: z.object({
      kind: z.enum(['pglite', 'postgres']),
      reachable: z.boolean(),
      migrations: z.object({ applied: z.int(), known: z.int() }).optional(),
    }),
    livekit: z.object({
      url: z.string(),
      reachable: z.boolean(),
      failure: z.string().optional(),
      last_listed_at: time.optional(),
      last_webhook_at: time.optional(),
      webhook_path: z.string(),
    }),
    webhooks: z.object({ configured: z.int(), pending_deliveries: z.int() }).optional(),
    broadcaster: z.boolean().openapi({ description: 'Whether broadcasts can start' }),
    ingest: z.boolean().openapi({ description: 'Whether an RTMP server is set' }),
    public_url: z.string().optional(),
  })
  .openapi('GatewayStatus');

export const evict = z
  .enum(['true', 'false'])
  .optional()
  .openapi({ description: 'Also put out the people whom tokens of this key have let in' });
