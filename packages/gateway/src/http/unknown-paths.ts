// Answers paths that are not there with 404, and methods that a path does not have with 405.
import type { Context } from 'hono';
import { errorEnvelope, GatewayError } from '../errors/errors.js';
import type { GatewayEnv, Router } from './router.js';

export function answerUnknownPaths(app: Router): void {
  const methodsOf = methodsByPath(app);
  app.notFound((c) => {
    const allowed = methodsOf(c.req.path);
    return allowed.length > 0 ? refuseMethod(c, allowed) : refusePath(c);
  });
}

/** Which methods a path has; looked up when first asked, once all routes are there. */
export function methodsByPath(app: Router): (path: string) => string[] {
  let patterns: { path: RegExp; method: string }[] | undefined;
  return (asked) => {
    patterns ??= app.routes.filter(({ method }) => method !== 'ALL').map(patternOf);
    return [...new Set(patterns.filter(({ path }) => path.test(asked)).map(({ method }) => method))];
  };
}

function patternOf({ path, method }: { path: string; method: string }) {
  const source = path
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return { path: new RegExp(`^${source}$`), method };
}

function refuseMethod(c: Context<GatewayEnv>, allowed: string[]) {
  c.header('Allow', allowed.join(', '));
  const error = new GatewayError('method_not_allowed', `This path takes ${allowed.join(', ')}`);
  return c.json(errorEnvelope(error), error.status);
}

function refusePath(c: Context<GatewayEnv>) {
  const mux = c.req.path.startsWith('/video/')
    ? '; for the rest of Mux’s API set MUX_TOKEN_ID and MUX_TOKEN_SECRET of the gateway'
    : '';
  const error = new GatewayError('not_found', `No such path: /openapi.json lists those that there are${mux}`);
  return c.json(errorEnvelope(error), error.status);
}
