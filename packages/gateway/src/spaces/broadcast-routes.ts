// Mux's routes for the broadcasts of a space. There is none to list or change them.
import { createRoute } from '@hono/zod-openapi';
import type { BroadcastContext } from '../broadcasts/context.js';
import { bodyRequired, emptyAction, requiredBody } from '../http/bodies.js';
import { callerOf } from '../http/caller.js';
import { dataOf, emptyData } from '../http/fields.js';
import { errors, errorsOfMux, json, newRouter, type Router } from '../http/router.js';
import { spaceParams } from './schemas.js';
import { createBroadcast, removeBroadcast } from './broadcasts.js';
import { startBroadcast, stopBroadcast } from '../broadcasts/run.js';
import { broadcast, broadcastParams, createBroadcastRequest } from '../broadcasts/schemas.js';
import { findBroadcast } from '../broadcasts/store.js';
import { translateBroadcast } from '../broadcasts/translate.js';

const broadcastResponse = dataOf(broadcast).openapi('BroadcastResponse');
const tags = ['Space Broadcasts'];
const path = '/video/v1/spaces/{SPACE_ID}/broadcasts';
const onePath = `${path}/{BROADCAST_ID}` as const;

const create = createRoute({
  method: 'post',
  path,
  operationId: 'createSpaceBroadcast',
  summary: 'Add a broadcast to a space',
  tags,
  ...bodyRequired,
  request: { params: spaceParams, body: requiredBody(createBroadcastRequest) },
  responses: {
    201: json(broadcastResponse, 'Created; the new broadcast is idle'),
    ...errors(400, 401, 404, 413),
    ...errorsOfMux,
  },
});

const get = createRoute({
  method: 'get',
  path: onePath,
  operationId: 'getSpaceBroadcast',
  summary: 'Retrieve one broadcast',
  tags,
  request: { params: broadcastParams },
  responses: { 200: json(broadcastResponse, 'The broadcast'), ...errors(400, 401, 404) },
});

const remove = createRoute({
  method: 'delete',
  path: onePath,
  operationId: 'deleteSpaceBroadcast',
  summary: 'Delete a broadcast that is idle',
  tags,
  request: { params: broadcastParams },
  responses: { 204: { description: 'Deleted; no body' }, ...errors(400, 401, 404, 412) },
});

const start = createRoute({
  method: 'post',
  path: `${onePath}/start`,
  operationId: 'startSpaceBroadcast',
  summary: 'Begin sending the composited space to its live stream',
  description: 'Needs an active space. The result is learned from the broadcast or from a webhook.',
  tags,
  request: { params: broadcastParams, body: emptyAction },
  responses: { 200: json(emptyData, 'Accepted'), ...errors(400, 401, 404, 412, 413), ...errorsOfMux },
});

const stop = createRoute({
  method: 'post',
  path: `${onePath}/stop`,
  operationId: 'stopSpaceBroadcast',
  summary: 'Stop the broadcast and signal the live stream as complete',
  description: 'The same happens by itself when the space becomes idle.',
  tags,
  request: { params: broadcastParams, body: emptyAction },
  responses: { 200: json(emptyData, 'Stopped'), ...errors(400, 401, 404, 412, 413) },
});

export function broadcastRoutes(context: BroadcastContext): Router {
  const router = newRouter();
  router.openapi(create, async (c) => {
    const { SPACE_ID } = c.req.valid('param');
    const row = await createBroadcast(context, callerOf(c), SPACE_ID, c.req.valid('json'));
    return c.json({ data: translateBroadcast(row) }, 201);
  });
  router.openapi(get, async (c) => {
    const { SPACE_ID, BROADCAST_ID } = c.req.valid('param');
    const { row } = await findBroadcast(
      context.database.queries,
      c.var.environmentId,
      SPACE_ID,
      BROADCAST_ID,
    );
    return c.json({ data: translateBroadcast(row) }, 200);
  });
  router.openapi(remove, async (c) => {
    const { SPACE_ID, BROADCAST_ID } = c.req.valid('param');
    await removeBroadcast(context, callerOf(c), SPACE_ID, BROADCAST_ID);
    return c.body(null, 204);
  });
  router.openapi(start, async (c) => {
    const { SPACE_ID, BROADCAST_ID } = c.req.valid('param');
    await startBroadcast(context, callerOf(c), SPACE_ID, BROADCAST_ID);
    return c.json({ data: {} }, 200);
  });
  router.openapi(stop, async (c) => {
    const { SPACE_ID, BROADCAST_ID } = c.req.valid('param');
    await stopBroadcast(context, callerOf(c), SPACE_ID, BROADCAST_ID);
    return c.json({ data: {} }, 200);
  });
  return router;
}
