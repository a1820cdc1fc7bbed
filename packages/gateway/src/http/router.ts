// The kind of Hono app that every resource is written on, and the answers that all of them share.
import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { GatewayError } from '../errors/errors.js';

export interface GatewayEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Given back in `X-Request-Id`, in logs and in the events that the request caused. */
    requestId: string;
    /** Environment of the access token; set on Mux's paths. */
    environmentId: string;
  };
}

export type Router = OpenAPIHono<GatewayEnv>;

/** A router that answers a failed validation in Mux's envelope. */
export function newRouter(): Router {
  return new OpenAPIHono<GatewayEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      // A path's id is named in the message itself, in Mux's words.
      const messages =
        result.target === 'param' ? result.error.issues.map(({ message }) => message) : explain(result.error);
      throw new GatewayError('invalid_parameters', messages);
    },
  });
}

/** One message per mistake: `broadcasts.0.layout: Invalid option: …`. */
function explain(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
}

const errorResponse = z
  .object({
    error: z.object({
      type: z.string().openapi({ example: 'invalid_parameters' }),
      messages: z.array(z.string()),
      airlock: z.object({ reason: z.string() }).catchall(z.unknown()).optional().openapi({
        description: 'The reason for programs, and its figures, where there are more than Mux had',
      }),
    }),
  })
  .openapi('ErrorResponse');

const ERRORS = {
  400: 'A parameter or body field is wrong, or an id cannot be parsed',
  401: 'The access token is missing or wrong',
  403: 'Not allowed',
  404: 'No such object in this environment',
  412: 'The object is not in a state that allows the call',
  413: 'The body is larger than 1 MB',
  429: 'Too many requests; `Retry-After` says when to try again',
  502: 'Mux refuses the credentials of the gateway',
  503: 'LiveKit, or Mux where live streams are at Mux, does not answer',
} as const;

type ErrorStatus = keyof typeof ERRORS;
export interface ErrorAnswer {
  description: string;
  content: { 'application/json': { schema: typeof errorResponse } };
}

/** The `responses` of a route for these error statuses. */
export function errors<Status extends ErrorStatus>(...statuses: Status[]): Record<Status, ErrorAnswer> {
  const entry = (status: Status): ErrorAnswer => json(errorResponse, ERRORS[status]);
  return Object.fromEntries(statuses.map((status) => [status, entry(status)])) as Record<Status, ErrorAnswer>;
}

/** What any request to Mux may end with, where live streams are at Mux. */
export const errorsOfMux = errors(412, 429, 502, 503);

export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}
