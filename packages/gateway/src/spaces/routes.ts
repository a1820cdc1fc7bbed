// Mux's routes for spaces.
import { createRoute, z } from '@hono/zod-openapi';
import { notFound } from '../errors/errors.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { bodyRequired, requiredBody } from '../http/bodies.js';
import { callerOf } from '../http/caller.js';
import { dataOf } from '../http/fields.js';
import { pagingQuery } from '../http/paging.js';
import { errors, errorsOfMux, json, newRouter, type Router } from '../http/router.js';
import { createListSpaces } from './list.js';
import { createSpaceRequest, space, spaceParams } from './schemas.js';
import { createSpace, deleteSpace } from './spaces.js';
import { findSpace } from './store.js';
import { translateSpace } from './translate.js';

const spaceResponse = dataOf(space).openapi('SpaceResponse');
const listSpacesResponse = dataOf(z.array(space)).openapi('ListSpacesResponse');
const tags = ['Spaces'];

const list = createRoute({
  method: 'get',
  path: '/video/v1/spaces',
  operationId: 'listSpaces',
  summary: 'List the spaces of the environment that the access token belongs to, newest first',
  tags,
  request: { query: pagingQuery },
  responses: {
    200: json(listSpacesResponse, 'One page; a page past the end is empty'),
    ...errors(400, 401),
  },
});

const create = createRoute({
  method: 'post',
  path: '/video/v1/spaces',
  operationId: 'createSpace',
  summary: 'Create a space',
  tags,
  ...bodyRequired,
  request: { body: requiredBody(createSpaceRequest) },
  responses: {
    201: json(spaceResponse, 'Created; the new space is idle'),
    ...errors(400, 401, 413),
    ...errorsOfMux,
  },
});

const get = createRoute({
  method: 'get',
  path: '/video/v1/spaces/{SPACE_ID}',
  operationId: 'getSpace',
  summary: 'Retrieve a space',
  tags,
  request: { params: spaceParams },
  responses: { 200: json(spaceResponse, 'The space'), ...errors(400, 401, 404) },
});

const remove = createRoute({
  method: 'delete',
  path: '/video/v1/spaces/{SPACE_ID}',
  operationId: 'deleteSpace',
  summary: 'Delete a space that is idle, and close its room',
  tags,
  request: { params: spaceParams },
  responses: { 204: { description: 'Deleted; no body' }, ...errors(400, 401, 404, 412) },
});

export function spaceRoutes(context: BroadcastContext): Router {
  const { queries } = context.database;
  const listSpaces = createListSpaces(queries);
  const router = newRouter();
  router.openapi(list, async (c) => {
    const found = await listSpaces(c.var.environmentId, c.req.valid('query'));
    return c.json({ data: found.map(translateSpace) }, 200);
  });
  router.openapi(create, async (c) => {
    const created = await createSpace(context, callerOf(c), c.req.valid('json'));
    return c.json({ data: translateSpace(created) }, 201);
  });
  router.openapi(get, async (c) => {
    const found = await findSpace(queries, c.var.environmentId, c.req.valid('param').SPACE_ID);
    if (!found) throw notFound('Space');
    return c.json({ data: translateSpace(found) }, 200);
  });
  router.openapi(remove, async (c) => {
    await deleteSpace(context, callerOf(c), c.req.valid('param').SPACE_ID);
    return c.body(null, 204);
  });
  return router;
}
