// What a request body may be: JSON, at most 1 MB, and there when the route needs it.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from '@hono/zod-openapi';
import { GatewayError } from '../errors/errors.js';
import type { GatewayEnv } from './router.js';

const MAX_BODY_BYTES = 1_000_000;
/** Whoever looks through what is nested 10,000 deep runs out of stack. */
const MAX_NESTING = 100;

const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new GatewayError('payload_too_large', `The body is larger than ${MAX_BODY_BYTES} bytes`);
  },
});

/** Nobody reads a body of these; to look at one costs as much as all else that a short request does. */
export const limitBodies: MiddlewareHandler<GatewayEnv> = (c, next) =>
  ['GET', 'HEAD'].includes(c.req.method) ? next() : limitBody(c, next);

/**
 * Reads an empty body as no body.
 * mux-node 7 and 8 and mux-python send `Content-Type: application/json` with a length of 0 to `start` and `stop`.
 */
export const readBodies: MiddlewareHandler<GatewayEnv> = async (c, next) => {
  if (['POST', 'PUT', 'PATCH'].includes(c.req.method)) {
    const text = await c.req.text();
    if (isNestedDeeper(text, MAX_NESTING)) {
      throw new GatewayError('invalid_parameters', `The body is nested deeper than ${MAX_NESTING} levels`);
    }
    const isEmpty = text === '';
    if (isEmpty) c.req.raw.headers.delete('content-type');
    else if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
      throw new GatewayError(
        'invalid_parameters',
        'Send the body as JSON with Content-Type: application/json',
      );
    }
  }
  await next();
};

/** Whether arrays and objects lie deeper in each other in a JSON text; of a million brackets it reads the first few. */
function isNestedDeeper(text: string, limit: number): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

const requireBody: MiddlewareHandler<GatewayEnv> = async (c, next) => {
  if ((await c.req.text()) === '') {
    throw new GatewayError('invalid_parameters', 'A JSON body is required; an empty object may do');
  }
  await next();
};

/** Body of a route that cannot do without one. Spread into `createRoute`. */
export function requiredBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { 'application/json': { schema } } };
}

/** Goes with `requiredBody`: hono reads a request without content type as an empty object. */
export const bodyRequired = { middleware: requireBody };

/** Body of an action: nothing, or an object that is not looked at. */
export const emptyAction = {
  required: false as const,
  content: { 'application/json': { schema: z.looseObject({}) } },
};
