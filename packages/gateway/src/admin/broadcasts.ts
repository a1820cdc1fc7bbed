// The admin API's list of broadcasts: what `airlock broadcast status` shows.
import { createRoute, z } from '@hono/zod-openapi';
import { ADMIN_PATH, type BroadcastFigures } from '@airlock-rtc/contract';
import { broadcast } from '../broadcasts/schemas.js';
import { endedForCause, runningBroadcasts } from '../broadcasts/store.js';
import { translateBroadcast } from '../broadcasts/translate.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { dataOf } from '../http/fields.js';
import { errors, json, type Router } from '../http/router.js';
import type { BroadcastRow } from '../database/rows.js';

const figures = z
  .object({
    frames_per_second: z.number().optional(),
    bitrate_bps: z.number().optional(),
    dropped_frames: z.number().optional(),
    delay_ms: z.number().optional(),
    cpu_cores: z.number().optional(),
    memory_bytes: z.number().optional(),
  })
  .openapi('BroadcastFigures', { description: 'Of the last second, as far as the broadcaster knows them' });

type Figures = z.output<typeof figures>;

const adminBroadcast = broadcast
  .extend({ space_id: z.string(), figures: figures.optional() })
  .openapi('AdminBroadcast');

const listBroadcasts = createRoute({
  method: 'get',
  path: `${ADMIN_PATH}/broadcasts`,
  operationId: 'adminListBroadcasts',
  summary: 'List the broadcasts of all environments that run, and those that ended for a cause',
  tags: ['Admin'],
  security: [{ adminToken: [] }],
  responses: { 200: json(dataOf(z.array(adminBroadcast)), 'All of them'), ...errors(400, 401, 403) },
});

export function adminBroadcastRoutes(router: Router, context: BroadcastContext): void {
  const { queries } = context.database;
  router.openapi(listBroadcasts, async (c) => {
    const rows = [...(await runningBroadcasts(queries)), ...(await endedForCause(queries))];
    return c.json({ data: await Promise.all(rows.map((row) => describe(context, row))) }, 200);
  });
}

async function describe({ broadcaster }: BroadcastContext, row: BroadcastRow) {
  const report = row.state === 'idle' ? undefined : await broadcaster?.state(row.id);
  return {
    ...translateBroadcast(row),
    space_id: row.spaceId,
    ...(report?.figures && { figures: translateFigures(report.figures) }),
  };
}

function translateFigures(figures: BroadcastFigures): Figures {
  return {
    frames_per_second: figures.framesPerSecond,
    bitrate_bps: figures.bitrateBps,
    dropped_frames: figures.droppedFrames,
    delay_ms: figures.delayMs,
    cpu_cores: figures.cpuCores,
    memory_bytes: figures.memoryBytes,
  };
}
