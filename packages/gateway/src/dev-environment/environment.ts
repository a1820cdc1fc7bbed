// The environment in which the development routes work.
import { newId } from '../database/identifiers.js';
import { ensureEnvironment } from '../environments/store.js';
import type { GatewayContext } from '../ground/context.js';

const ENVIRONMENT_NAME = 'development';

/** Its id; it is made when there is none yet. */
export async function developmentEnvironment({
  database,
  now,
}: Pick<GatewayContext, 'database' | 'now'>): Promise<string> {
  const wanted = { id: newId(), name: ENVIRONMENT_NAME, createdAt: now() };
  return (await ensureEnvironment(database.queries, wanted)).id;
}
