// From stored rows to the objects of the admin API.
import type { z } from '@hono/zod-openapi';
import type { ListedDelivery } from '../webhooks/store.js';
import type * as schema from './schemas.js';
import type { AccessTokenRow, EnvironmentRow, SigningKeyRow, WebhookRow } from '../database/rows.js';

export function translateEnvironment(row: EnvironmentRow): z.output<typeof schema.environment> {
  return { id: row.id, name: row.name, created_at: row.createdAt.toISOString() };
}

export function translateAccessToken(
  row: AccessTokenRow,
  secret?: string,
): z.output<typeof schema.accessToken> {
  const { id, name, environmentId, createdAt } = row;
  return {
    id,
    environment_id: environmentId,
    name,
    created_at: createdAt.toISOString(),
    ...(secret && { secret }),
  };
}

export function translateAdminSigningKey(
  row: SigningKeyRow,
  privateKey?: string,
): z.output<typeof schema.adminSigningKey> {
  return {
    id: row.id,
    environment_id: row.environmentId,
    ...(row.name !== null && { name: row.name }),
    created_at: row.createdAt.toISOString(),
    ...(privateKey && { private_key: privateKey }),
  };
}

export function translateWebhook(row: WebhookRow, secret?: string): z.output<typeof schema.webhook> {
  const { id, environmentId, url, createdAt } = row;
  return {
    id,
    environment_id: environmentId,
    url,
    created_at: createdAt.toISOString(),
    ...(secret && { secret }),
  };
}

export function translateDelivery({ delivery, event }: ListedDelivery): z.output<typeof schema.delivery> {
  const code = delivery.attempts.at(-1)?.response_status_code;
  return {
    id: delivery.id,
    event_id: event.id,
    type: event.type,
    object_id: event.objectId,
    webhook_id: delivery.webhookId,
    status: delivery.status,
    attempts: delivery.attempts.length,
    ...(delivery.failure !== null && { failure: delivery.failure }),
    ...(code != null && { response_status_code: code }),
    ...(delivery.status === 'pending' && { next_attempt_at: delivery.nextAttemptAt.toISOString() }),
    created_at: delivery.createdAt.toISOString(),
  };
}
