// The admin API's signing keys.
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import type { Router } from '../http/router.js';
import { createSigningKey } from '../signing-keys/signing-keys.js';
import { deleteSigningKey, listSigningKeys } from '../signing-keys/store.js';
import { translateNewSigningKey } from '../signing-keys/translate.js';
import * as define from './definitions.js';
import { requireEnvironment } from './environments.js';
import { translateAdminSigningKey } from './translate.js';

/** More keys than an environment has; the list of the admin API is one page. */
const ALL = { limit: 1000, page: 1 };

export function adminSigningKeyRoutes(router: Router, context: GatewayContext): void {
  const { queries } = context.database;
  router.openapi(define.listSigningKeys, async (c) => {
    const environmentId = await requireEnvironment(queries, c.req.valid('query').environment_id);
    const rows = await listSigningKeys(queries, environmentId, ALL);
    return c.json({ data: rows.map((row) => translateAdminSigningKey(row)) }, 200);
  });
  router.openapi(define.createSigningKey, async (c) => {
    const { environment_id, name } = c.req.valid('json');
    const environmentId = await requireEnvironment(queries, environment_id);
    const created = await createSigningKey(context, environmentId, name);
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
