// What an operator's machines ask: is it alive, can it work, how is it doing.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { createRoute, z } from '@hono/zod-openapi';
import type { BroadcastCapacity } from '@airlock-rtc/contract';
import { inSnakeCase } from '../http/refusal.js';
import { runningBroadcasts } from '../broadcasts/store.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import type { ReadinessProbes } from './readiness-probes.js';
import { json, newRouter, type Router } from '../http/router.js';
import { activeSpaceIds } from '../spaces/store.js';
import { countPending } from '../webhooks/queue.js';

const resources = z.object({ cores: z.number(), memory_mib: z.number() });
const health = z
  .object({
    status: z.literal('ok'),
    broadcasts: z
      .object({
        running: z.int(),
        free: resources,
        costs: z.record(z.string(), resources.extend({ is_measured: z.boolean() })),
      })
      .optional()
      .openapi({ description: 'What this machine has free for broadcasts, and what one costs by its size' }),
  })
  .openapi('Health');
const readiness = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    database: z.boolean(),
    livekit: z.boolean(),
  })
  .openapi('Readiness');

const ANSWER_WITHIN_MS = 700;

const shared = { method: 'get' as const, tags: ['Operations'], security: [] };

const healthz = createRoute({
  ...shared,
  path: '/healthz',
  operationId: 'healthz',
  summary: 'Whether the process answers; restart it if not',
  responses: { 200: json(health, 'It does') },
});

const readyz = createRoute({
  ...shared,
  path: '/readyz',
  operationId: 'readyz',
  summary: 'Whether the database and LiveKit answer; send it no requests if not',
  responses: { 200: json(readiness, 'Both do'), 503: json(readiness, 'One of them does not') },
});

const metricsRoute = createRoute({
  ...shared,
  path: '/metrics',
  operationId: 'metrics',
  summary: 'Figures for Prometheus; they name no customer and no space',
  responses: { 200: { description: 'Figures', content: { 'text/plain': { schema: z.string() } } } },
});

export interface OperationDeps {
  readonly isStopping: () => boolean;
  readonly readiness: Pick<ReadinessProbes, 'answered'>;
}

export function operationRoutes(context: BroadcastContext, { isStopping, readiness }: OperationDeps): Router {
  const { database, livekit, metrics } = context;
  const { queries } = database;
  const router = newRouter();
  router.openapi(healthz, async (c) => {
    const capacity = await context.broadcaster?.capacity?.();
    const body = { status: 'ok' as const, ...(capacity && { broadcasts: translateCapacity(capacity) }) };
    return c.json(body, 200);
  });
  router.openapi(readyz, async (c) => {
    const [hasDatabase, hasLiveKit] = await Promise.all([
      succeeds(within(queries.execute(sql`select 1`))),
      within(livekit.answers()).catch(() => false),
    ]);
    const isReady = hasDatabase && hasLiveKit && !isStopping();
    readiness.answered(isReady);
    const body = { status: isReady ? ('ready' as const) : ('not_ready' as const) };
    return c.json({ ...body, database: hasDatabase, livekit: hasLiveKit }, isReady ? 200 : 503);
  });
  router.openapi(metricsRoute, async (c) => {
    const [hasDatabase] = await Promise.all([
      succeeds(within(countStored())),
      succeeds(within(measureLateness())),
    ]);
    metrics.isDatabaseUp.set(hasDatabase ? 1 : 0);
    const text = await metrics.registry.metrics();
    return c.text(text, 200, { 'Content-Type': metrics.registry.contentType });
  });
  return router;

  async function countStored(): Promise<void> {
    const [active, running, pending] = await Promise.all([
      activeSpaceIds(queries),
      runningBroadcasts(queries),
      countPending(queries),
    ]);
    metrics.activeSpaces.set(active.length);
    metrics.backlog.set(pending);
    metrics.runningBroadcasts.reset();
    for (const { state } of running) metrics.runningBroadcasts.inc({ state });
  }

  async function measureLateness(): Promise<void> {
    const running = await runningBroadcasts(queries);
    const reports = await Promise.all(running.map(({ id }) => context.broadcaster?.state(id)));
    const latenessMs = Math.max(0, ...reports.map((report) => report?.figures?.latenessMs ?? 0));
    metrics.broadcastLateness.set(latenessMs / 1000);
  }
}

function translateCapacity({ running, free, costs }: BroadcastCapacity) {
  return {
    running,
    free: inSnakeCase(free),
    costs: Object.fromEntries(
      Object.entries(costs).map(([size, { isMeasured, ...cost }]) => [
        size,
        { ...inSnakeCase(cost), is_measured: isMeasured },
      ]),
    ),
  };
}

/** Whoever asks how the gateway is doing gives up after a second, while a database may be silent for ten. */
async function within<Answer>(work: PromiseLike<Answer>): Promise<Answer> {
  const late = sleep(ANSWER_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw new Error('no answer in time');
  });
  return Promise.race([work, late]);
}

async function succeeds(work: PromiseLike<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}
