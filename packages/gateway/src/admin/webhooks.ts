// The admin API's webhooks and their deliveries.
import { newId } from '../database/identifiers.js';
import { notFound } from '../errors/errors.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import type { Router } from '../http/router.js';
import {
  deleteWebhook,
  findDelivery,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  replayDelivery,
} from '../webhooks/store.js';
import { checkTarget } from '../webhooks/targets.js';
import { requireEnvironment } from './environments.js';
import * as define from './definitions.js';
import { translateDelivery, translateWebhook } from './translate.js';

export function webhookRoutes(router: Router, context: BroadcastContext): void {
  const { database, now, settings } = context;
  const { queries } = database;

  router.openapi(define.listWebhooks, async (c) => {
    const rows = await listWebhooks(queries, c.req.valid('query').environment_id);
    return c.json({ data: rows.map((row) => translateWebhook(row)) }, 200);
  });
  router.openapi(define.createWebhook, async (c) => {
    const { environment_id: environmentId, url } = c.req.valid('json');
    await requireEnvironment(queries, environmentId);
    checkTarget(url, settings.arePrivateTargetsAllowed);
    const secret = newId(32);
    const row = await insertWebhook(queries, { environmentId, url, secret, createdAt: now() });
    return c.json({ data: translateWebhook(row, secret) }, 201);
  });
  router.openapi(define.deleteWebhook, async (c) => {
    if (!(await deleteWebhook(queries, c.req.valid('param').id))) throw notFound('Webhook');
    return c.body(null, 204);
  });
  router.openapi(define.listDeliveries, async (c) => {
    const found = await listDeliveries(queries, c.req.valid('query'));
    return c.json({ data: found.map(translateDelivery) }, 200);
  });
  router.openapi(define.replayDelivery, async (c) => {
    const { id } = c.req.valid('param');
    const newOne = await context.change((tx, at) => replayDelivery(tx, at, id));
    const found = newOne && (await findDelivery(queries, newOne.id));
    if (!found) throw notFound('Delivery');
    return c.json({ data: translateDelivery(found) }, 201);
  });
}
