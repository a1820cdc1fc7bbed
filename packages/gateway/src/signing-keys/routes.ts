// Mux's routes for signing keys, at the new path and at the old one of mux-node 7.
import { createRoute, z } from '@hono/zod-openapi';
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import { emptyAction } from '../http/bodies.js';
import { dataOf } from '../http/fields.js';
import { pagingQuery } from '../http/paging.js';
import { errors, json, newRouter, type Router } from '../http/router.js';
import { signingKey, signingKeyParams } from './schemas.js';
import { createSigningKey } from './signing-keys.js';
import { deleteSigningKey, findSigningKey, listSigningKeys } from './store.js';
import { translateNewSigningKey, translateSigningKey } from './translate.js';

const signingKeyResponse = dataOf(signingKey).openapi('SigningKeyResponse');
const listSigningKeysResponse = dataOf(z.array(signingKey)).openapi('ListSigningKeysResponse');

const PATHS = [
  { base: '/system/v1/signing-keys', word: '', deprecated: false },
  { base: '/video/v1/signing-keys', word: 'Url', deprecated: true },
] as const;

function routesAt({ base, word, deprecated }: (typeof PATHS)[number]) {
  const shared = { tags: ['Signing Keys'], ...(deprecated && { deprecated }) };
  const one = `${base}/{SIGNING_KEY_ID}` as const;
  return {
    list: createRoute({
      ...shared,
      method: 'get',
      path: base,
      operationId: `list${word}SigningKeys`,
      summary: 'List signing keys, without private keys',
      request: { query: pagingQuery },
      responses: { 200: json(listSigningKeysResponse, 'One page of keys'), ...errors(400, 401) },
    }),
    create: createRoute({
      ...shared,
      method: 'post',
      path: base,
      operationId: `create${word}SigningKey`,
      summary: 'Create a 2048-bit RSA key pair',
      request: { body: emptyAction },
      responses: {
        201: json(signingKeyResponse, 'The only response that carries the private key'),
        ...errors(400, 401, 413),
      },
    }),
    get: createRoute({
      ...shared,
      method: 'get',
      path: one,
      operationId: `get${word}SigningKey`,
      summary: 'Retrieve a signing key, without its private key',
      request: { params: signingKeyParams },
      responses: { 200: json(signingKeyResponse, 'The key'), ...errors(400, 401, 404) },
    }),
    remove: createRoute({
      ...shared,
      method: 'delete',
      path: one,
      operationId: `delete${word}SigningKey`,
      summary: 'Delete a key; every token signed with it stops being valid',
      request: { params: signingKeyParams },
      responses: { 204: { description: 'Deleted; no body' }, ...errors(400, 401, 404) },
    }),
  };
}

export function signingKeyRoutes(context: GatewayContext): Router {
  const { queries } = context.database;
  const router = newRouter();
  for (const path of PATHS) {
    const routes = routesAt(path);
    router.openapi(routes.list, async (c) => {
      const rows = await listSigningKeys(queries, c.var.environmentId, c.req.valid('query'));
      return c.json({ data: rows.map(translateSigningKey) }, 200);
    });
    router.openapi(routes.create, async (c) => {
      const created = await createSigningKey(context, c.var.environmentId);
      return c.json({ data: translateNewSigningKey(created) }, 201);
    });
    router.openapi(routes.get, async (c) => {
      const row = await findSigningKey(queries, c.var.environmentId, c.req.valid('param').SIGNING_KEY_ID);
      if (!row) throw notFound('Signing Key');
      return c.json({ data: translateSigningKey(row) }, 200);
    });
    router.openapi(routes.remove, async (c) => {
      const { SIGNING_KEY_ID } = c.req.valid('param');
      const { environmentId } = c.var;
      if (!(await context.change((tx) => deleteSigningKey(tx, environmentId, SIGNING_KEY_ID)))) {
        throw notFound('Signing Key');
      }
      return c.body(null, 204);
    });
  }
  return router;
}
