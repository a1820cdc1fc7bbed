// The admin API's environments, access tokens and signing keys.
import { createAccessToken } from '../access-tokens/access-tokens.js';
import { deleteAccessToken, listAccessTokens } from '../access-tokens/store.js';
import { newId } from '../database/identifiers.js';
import { ensureEnvironment, findEnvironment, listEnvironments } from '../environments/store.js';
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../gateway/context.js';
import type { Router } from '../http/router.js';
import { createSigningKey } from '../signing-keys/signing-keys.js';
import { deleteSigningKey, listSigningKeys } from '../signing-keys/store.js';
import { translateNewSigningKey } from '../signing-keys/translate.js';
import * as define from './definitions.js';
import { translateAccessToken, translateAdminSigningKey, translateEnvironment } from './translate.js';

/** More keys than an environment has; the list of the admin API is one page. */
const ALL = { limit: 1000, page: 1 };

export function keyRoutes(router: Router, context: GatewayContext): void {
  const { database, now } = context;
  const { queries } = database;

  async function requireEnvironment(id: string): Promise<string> {
    if (!(await findEnvironment(queries, id))) throw notFound('Environment');
    return id;
  }

  router.openapi(define.listEnvironments, async (c) => {
    const rows = await listEnvironments(queries);
    return c.json({ data: rows.map(translateEnvironment) }, 200);
  });
  router.openapi(define.createEnvironment, async (c) => {
    const { name } = c.req.valid('json');
    const row = await ensureEnvironment(queries, { id: newId(), name, createdAt: now() });
    return c.json({ data: translateEnvironment(row) }, 201);
  });
  router.openapi(define.listAccessTokens, async (c) => {
    const environmentId = await requireEnvironment(c.req.valid('query').environment_id);
    const rows = await listAccessTokens(queries, environmentId);
    return c.json({ data: rows.map((row) => translateAccessToken(row)) }, 200);
  });
  router.openapi(define.createAccessToken, async (c) => {
    const { environment_id, name } = c.req.valid('json');
    await requireEnvironment(environment_id);
    const created = await createAccessToken(queries, now(), environment_id, name ?? 'access token');
    return c.json({ data: translateAccessToken(created.row, created.secret) }, 201);
  });
  router.openapi(define.deleteAccessToken, async (c) => {
    const { environment_id } = c.req.valid('query');
    if (!(await deleteAccessToken(queries, environment_id, c.req.valid('param').id))) {
      throw notFound('Access token');
    }
    return c.body(null, 204);
  });
  router.openapi(define.listSigningKeys, async (c) => {
    const environmentId = await requireEnvironment(c.req.valid('query').environment_id);
    const rows = await listSigningKeys(queries, environmentId, ALL);
    return c.json({ data: rows.map((row) => translateAdminSigningKey(row)) }, 200);
  });
  router.openapi(define.createSigningKey, async (c) => {
    const environmentId = await requireEnvironment(c.req.valid('json').environment_id);
    const created = await createSigningKey(context, environmentId);
    const privateKey = translateNewSigningKey(created).private_key;
    return c.json({ data: translateAdminSigningKey(created.row, privateKey) }, 201);
  });
  router.openapi(define.deleteSigningKey, async (c) => {
    const { environment_id } = c.req.valid('query');
    const { id } = c.req.valid('param');
    if (!(await context.change((tx) => deleteSigningKey(tx, environment_id, id)))) {
      throw notFound('Signing Key');
    }
    return c.body(null, 204);
  });
}
