// The admin API's access tokens.
import { createAccessToken, type AccessTokens } from '../access-tokens/access-tokens.js';
import { deleteAccessToken, listAccessTokens } from '../access-tokens/store.js';
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import type { Router } from '../http/router.js';
import * as define from './definitions.js';
import { requireEnvironment } from './environments.js';
import { translateAccessToken } from './translate.js';

export function accessTokenRoutes(
  router: Router,
  { database: { queries }, now }: GatewayContext,
  tokens: Pick<AccessTokens, 'forget'>,
): void {
  router.openapi(define.listAccessTokens, async (c) => {
    const environmentId = await requireEnvironment(queries, c.req.valid('query').environment_id);
    const rows = await listAccessTokens(queries, environmentId);
    return c.json({ data: rows.map((row) => translateAccessToken(row)) }, 200);
  });
  router.openapi(define.createAccessToken, async (c) => {
    const { environment_id, name } = c.req.valid('json');
    await requireEnvironment(queries, environment_id);
    const created = await createAccessToken(queries, now(), environment_id, name ?? 'access token');
    return c.json({ data: translateAccessToken(created.row, created.secret) }, 201);
  });
  router.openapi(define.deleteAccessToken, async (c) => {
    const { environment_id } = c.req.valid('query');
    if (!(await deleteAccessToken(queries, environment_id, c.req.valid('param').id))) {
      throw notFound('Access token');
    }
    tokens.forget();
    return c.body(null, 204);
  });
}
