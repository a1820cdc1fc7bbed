// The admin API's list of spaces: what `airlock spaces list` shows, and where a space is found by its name.
import { and, asc, desc, eq, isNull, or } from 'drizzle-orm';
import { createRoute, z } from '@hono/zod-openapi';
import { ADMIN_PATH } from '@airlock-rtc/contract';
import type { Queries } from '../database/database.js';
import { environments, spaces } from '../database/schema.js';
import { dataOf, unixSecondsText } from '../http/fields.js';
import { errors, json, type Router } from '../http/router.js';

/** More than a person reads; a name finds the others. */
const LIMIT = 100;

const adminSpace = z
  .object({
    id: z.string().openapi({ description: "Also the name of the space's room in LiveKit" }),
    name: z.string().optional().openapi({ description: 'Given by dev/join, else the passthrough' }),
    status: z.enum(['idle', 'active']),
    participants: z.int(),
    environment: z.string(),
    created_at: unixSecondsText,
  })
  .openapi('AdminSpace');

const listSpaces = createRoute({
  method: 'get',
  path: `${ADMIN_PATH}/spaces`,
  operationId: 'adminListSpaces',
  summary: `List the newest ${LIMIT} spaces of all environments, active ones first`,
  tags: ['Admin'],
  security: [{ adminToken: [] }],
  request: { query: z.object({ name: z.string().max(1000).optional() }) },
  responses: {
    200: json(dataOf(z.array(adminSpace)), 'Those of that name, or all'),
    ...errors(400, 401, 403),
  },
});

export function adminSpaceRoutes(router: Router, { queries }: { queries: Queries }): void {
  router.openapi(listSpaces, async (c) => {
    const rows = await findSpaces(queries, c.req.valid('query').name);
    const data = rows.map(({ space, environment }) => {
      const name = space.developmentName ?? space.passthrough;
      return {
        ...{ id: space.id, status: space.status, participants: space.participants, environment },
        ...(name !== null && { name }),
        created_at: String(Math.floor(space.createdAt.getTime() / 1000)),
      };
    });
    return c.json({ data }, 200);
  });
}

function findSpaces(queries: Queries, name: string | undefined) {
  const isNamed =
    name === undefined ? undefined : or(eq(spaces.developmentName, name), eq(spaces.passthrough, name));
  return queries
    .select({ space: spaces, environment: environments.name })
    .from(spaces)
    .innerJoin(environments, eq(spaces.environmentId, environments.id))
    .where(and(isNull(spaces.deletedAt), isNamed))
    .orderBy(asc(spaces.status), desc(spaces.ordinal))
    .limit(LIMIT);
}
