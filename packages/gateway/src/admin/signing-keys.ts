// The admin API's signing keys.
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import type { Router } from '../http/router.js';
import { activeSpacesOf, evictKey, type Evictions } from '../token-exchange/evictions.js';
import { createSigningKey } from '../signing-keys/signing-keys.js';
import { deleteSigningKey, listSigningKeys } from '../signing-keys/store.js';
import { translateNewSigningKey } from '../signing-keys/translate.js';
import * as define from './definitions.js';
import { requireEnvironment } from './environments.js';
import { translateAdminSigningKey } from './translate.js';

/** More keys than an environment has; the list of the admin API is one page. */
const ALL = { limit: 1000, page: 1 };

export interface KeyRoutesDeps {
  readonly evictions: Pick<Evictions, 'forget'>;
  /** Looks who is in these rooms, and puts out who is not to be there. */
  readonly pollEach: (rooms: readonly string[]) => Promise<void>;
}

export function adminSigningKeyRoutes(
  router: Router,
  context: GatewayContext,
  { evictions, pollEach }: KeyRoutesDeps,
): void {
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
    const { environment_id: environmentId, evict } = c.req.valid('query');
    const { id } = c.req.valid('param');
    const isGone = await context.change(async (tx, now) => {
      const isDeleted = await deleteSigningKey(tx, environmentId, id);
      if (isDeleted && evict === 'true') await evictKey(context, tx, now, { id, environmentId });
      return isDeleted;
    });
    if (!isGone) throw notFound('Signing Key');
    if (evict === 'true') {
      evictions.forget();
      await pollEach(await activeSpacesOf(queries, environmentId));
    }
    return c.body(null, 204);
  });
}
