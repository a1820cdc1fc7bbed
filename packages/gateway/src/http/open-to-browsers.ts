// Lets pages of any origin call a route.
import { cors } from 'hono/cors';

/** It is the token that decides, not a cookie. */
export const openToBrowsers = cors({
  origin: '*',
  allowMethods: ['POST'],
  allowHeaders: ['Content-Type'],
  exposeHeaders: ['X-Request-Id', 'Retry-After'],
  maxAge: 86_400,
});
