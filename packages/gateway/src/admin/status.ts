// The admin API's status: the facts behind `airlock doctor` and `/readyz`.
import type { z } from '@hono/zod-openapi';
import type { BroadcastContext } from '../broadcasts/context.js';
import { VERSION } from '../ground/version.js';
import { countMigrations } from '../database/migrations.js';
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';
import type { Router } from '../http/router.js';
import { countPending } from '../webhooks/queue.js';
import { listWebhooks } from '../webhooks/store.js';
import * as define from './definitions.js';
import type * as schema from './schemas.js';

export interface LiveKitSightings {
  readonly lastListedAt: () => Date | undefined;
  readonly lastWebhookAt: () => Date | undefined;
}

export function statusRoute(router: Router, context: BroadcastContext, sightings: LiveKitSightings): void {
  router.openapi(define.status, async (c) => c.json({ data: await statusOf(context, sightings) }, 200));
}

async function statusOf(
  context: BroadcastContext,
  sightings: LiveKitSightings,
): Promise<z.output<typeof schema.status>> {
  const { broadcaster, database, livekit, liveStreams, now, settings } = context;
  const failure = await livekit.rooms().then(
    () => undefined,
    (error: Error) => error.message,
  );
  const lastListedAt = sightings.lastListedAt()?.toISOString();
  const lastWebhookAt = sightings.lastWebhookAt()?.toISOString();
  return {
    version: VERSION,
    now: now().toISOString(),
    ...(await databaseStatus(database)),
    livekit: {
      url: livekit.clientUrl,
      reachable: failure === undefined,
      ...(failure !== undefined && { failure }),
      ...(lastListedAt && { last_listed_at: lastListedAt }),
      ...(lastWebhookAt && { last_webhook_at: lastWebhookAt }),
      webhook_path: LIVEKIT_WEBHOOK_PATH,
    },
    broadcaster: broadcaster !== undefined,
    ingest: liveStreams.ingestUrl !== undefined,
    ...(settings.publicUrl && { public_url: settings.publicUrl }),
  };
}

async function databaseStatus({ kind, queries }: BroadcastContext['database']) {
  try {
    const migrations = await countMigrations(queries);
    const configured = (await listWebhooks(queries)).length;
    const pending_deliveries = await countPending(queries);
    return { database: { kind, reachable: true, migrations }, webhooks: { configured, pending_deliveries } };
  } catch {
    return { database: { kind, reachable: false } };
  }
}
