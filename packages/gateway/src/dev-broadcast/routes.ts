// Development only: puts a space on the air by its name, so that a demonstration needs no backend.
import { createRoute } from '@hono/zod-openapi';
import { DEVELOPMENT_PATH } from '@airlock-rtc/contract';
import { stopBroadcast } from '../broadcasts/run.js';
import { developmentEnvironment } from '../dev-environment/environment.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { bodyRequired, requiredBody } from '../http/bodies.js';
import { errors, json, newRouter, type Router } from '../http/router.js';
import { describeBroadcast, findNamedSpace, putOnAir } from './named-space.js';
import { developmentBroadcast, startRequest, stateQuery, stopRequest } from './schemas.js';

const PATH = `${DEVELOPMENT_PATH}/broadcast` as const;
const shared = { tags: ['Airlock'], security: [] };
const answer = { 200: json(developmentBroadcast, 'The broadcast of the space') };

const state = createRoute({
  ...shared,
  method: 'get',
  path: PATH,
  operationId: 'developmentBroadcastState',
  summary: 'Development only: where the broadcast of a space stands',
  request: { query: stateQuery },
  responses: { ...answer, ...errors(400, 404) },
});

const start = createRoute({
  ...shared,
  method: 'post',
  path: `${PATH}/start`,
  operationId: 'developmentBroadcastStart',
  summary: 'Development only: put a space on the air',
  description: 'Answers once it is on the air, or on its way there. A refusal says why, for a person.',
  ...bodyRequired,
  request: { body: requiredBody(startRequest) },
  responses: { ...answer, ...errors(400, 404, 412, 413, 503) },
});

const stop = createRoute({
  ...shared,
  method: 'post',
  path: `${PATH}/stop`,
  operationId: 'developmentBroadcastStop',
  summary: 'Development only: take a space off the air',
  ...bodyRequired,
  request: { body: requiredBody(stopRequest) },
  responses: { ...answer, ...errors(400, 404, 413) },
});

export function developmentBroadcastRoutes(context: BroadcastContext): Router {
  const router = newRouter();
  const find = async (name: string) =>
    findNamedSpace(context, { environmentId: await developmentEnvironment(context) }, name);

  router.openapi(state, async (c) => {
    const found = await find(c.req.valid('query').space);
    return c.json(await describeBroadcast(context, found), 200);
  });
  router.openapi(start, async (c) => {
    const { space, title, ...format } = c.req.valid('json');
    await putOnAir(context, await find(space), { ...format, ...(title && { passthrough: title }) });
    return c.json(await describeBroadcast(context, await find(space)), 200);
  });
  router.openapi(stop, async (c) => {
    const { space: name } = c.req.valid('json');
    const { space, broadcasts } = await find(name);
    for (const { id } of broadcasts) await stopBroadcast(context, space, space.id, id);
    return c.json(await describeBroadcast(context, await find(name)), 200);
  });
  return router;
}
