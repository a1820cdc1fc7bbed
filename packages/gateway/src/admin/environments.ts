// The admin API's environments.
import type { GatewayContext } from '../ground/context.js';
import type { Queries } from '../database/database.js';
import { newId } from '../database/identifiers.js';
import { ensureEnvironment, findEnvironment, listEnvironments } from '../environments/store.js';
import { notFound } from '../errors/errors.js';
import type { Router } from '../http/router.js';
import * as define from './definitions.js';
import { translateEnvironment } from './translate.js';

export function environmentRoutes(router: Router, { database: { queries }, now }: GatewayContext): void {
  router.openapi(define.listEnvironments, async (c) => {
    const rows = await listEnvironments(queries);
    return c.json({ data: rows.map(translateEnvironment) }, 200);
  });
  router.openapi(define.createEnvironment, async (c) => {
    const { name } = c.req.valid('json');
    const row = await ensureEnvironment(queries, { id: newId(), name, createdAt: now() });
    return c.json({ data: translateEnvironment(row) }, 201);
  });
}

/** @throws GatewayError `not_found`. */
export async function requireEnvironment(queries: Queries, id: string): Promise<string> {
  if (!(await findEnvironment(queries, id))) throw notFound('Environment');
  return id;
}
