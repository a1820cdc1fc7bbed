// The `limit` and `page` of every list.
import { z } from '@hono/zod-openapi';

/** Mux's default is 25; its maximum is not known, clients ask for 100. */
export const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 1000;
/** `MAX_PAGE * MAX_LIMIT` rows is the farthest offset that a database is asked for. */
const MAX_PAGE = 1_000_000;

const wholeNumber = (max: number, byDefault: number, description: string) =>
  z.coerce
    .number({ error: 'must be a whole number' })
    .int()
    .min(1)
    .max(max)
    .default(byDefault)
    .openapi({ type: 'integer', minimum: 1, maximum: max, default: byDefault, description });

export const pagingQuery = z.object({
  limit: wholeNumber(MAX_LIMIT, DEFAULT_LIMIT, 'Items per page.'),
  page: wholeNumber(MAX_PAGE, 1, 'Page number, counted from 1, in steps of `limit`.'),
});

export type Paging = z.output<typeof pagingQuery>;
