// Field types that several resources share.
import { MAX_PASSTHROUGH_LENGTH } from '@airlock-rtc/contract';
import { z } from '@hono/zod-openapi';
import { isId } from '../database/identifiers.js';

/** Text that Postgres can hold: it refuses NUL. */
export const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((value) => !value.includes('\0'), 'must not contain NUL');

export const resourceId = z.string().max(255).openapi('ResourceId', { description: 'Opaque.' });

export const unixSecondsText = z
  .string()
  .regex(/^\d+$/)
  .openapi('UnixSecondsString', { description: 'Unix seconds written as a string' });

export const passthrough = text(MAX_PASSTHROUGH_LENGTH).openapi('Passthrough', {
  description: 'Free text of the caller, returned in objects and webhooks',
});

/** An id in a path: one that cannot be an id is 400, one that names nothing is 404, as Mux had it. */
export const pathId = (name: string, what: string) =>
  z
    .string()
    .refine(isId, `Invalid ${what} id, failed to parse`)
    .openapi({ param: { name, in: 'path' }, maxLength: 255 });

/** `{ data: … }`, the wrapper of every success. */
export const dataOf = <Schema extends z.ZodType>(schema: Schema) => z.object({ data: schema });

export const emptyData = dataOf(z.object({}));
