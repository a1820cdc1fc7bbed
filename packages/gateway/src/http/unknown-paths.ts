// Answers paths that are not there with 404, and methods that a path does not have with 405.
import type { Context } from 'hono';
import { errorEnvelope, GatewayError } from '../errors/errors.js';
import type { GatewayEnv, Router } from './router.js';

export function answerUnknownPaths(app: Router): void {
  let patterns: { path: RegExp; method: string }[] | undefined;
  app.notFound((c) => {
    patterns ??= app.routes.filter(({ method }) => method !== 'ALL').map(patternOf);
    const allowed = new Set(patterns.filter(({ path }) => path.test(c.req.path)).map(({ method }) => method));
    return allowed.size > 0 ? refuseMethod(c, [...allowed]) : refusePath(c);
  });
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
  const error = new GatewayError('not_found', 'No such path: /openapi.json lists those that there are');
  return c.json(errorEnvelope(error), error.status);
}
