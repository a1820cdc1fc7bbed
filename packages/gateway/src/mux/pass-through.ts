// Passes what the gateway does not have (assets, uploads, simulcast targets, …) on to Mux, so that one host name serves all.
import type { MiddlewareHandler } from 'hono';
import { proxy } from 'hono/proxy';
import type { StatusCode } from 'hono/utils/http-status';
import { GatewayError, notFound } from '../errors/errors.js';
import type { GatewayEnv } from '../http/router.js';
import { VIA } from './loops.js';
import type { MuxOptions } from './mux.js';

const MUX = 'https://api.mux.com';
const ANSWER_WITHIN_MS = 30_000;

interface PassThroughDeps {
  /** Whether the gateway answers a path itself, by whichever method. */
  readonly isOwn: (path: string) => boolean;
  /** Whether `Authorization` holds an access token of the gateway. */
  readonly isKnown: (authorization: string) => Promise<boolean>;
}

/**
 * Whoever comes with an access token of the gateway is let through with the gateway's own token at Mux, as for live
 * streams; whoever comes with another one is asked by Mux who they are.
 */
export function passThroughToMux(mux: MuxOptions, deps: PassThroughDeps): MiddlewareHandler<GatewayEnv> {
  const own = `Basic ${Buffer.from(`${mux.tokenId}:${mux.tokenSecret}`).toString('base64')}`;
  const base = (mux.baseUrl ?? MUX).replace(/\/+$/, '');
  return async (c, next) => {
    const { path } = c.req;
    const authorization = c.req.header('authorization');
    const isNamed = /^\/video\/v1\/[a-z][a-z-]*(\/|$)/.test(path);
    if (!isNamed || deps.isOwn(path) || !/^basic /i.test(authorization ?? '')) return next();
    // An encoded slash or dot may lead elsewhere at Mux than it seems to here.
    if (/%2e|%2f|%5c|\\/i.test(path)) throw notFound('Path');
    const asWhom = (await deps.isKnown(authorization!)) ? own : authorization!;
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    try {
      const answer = await proxy(`${base}${path}${new URL(c.req.url).search}`, {
        raw: c.req.raw,
        headers: { ...c.req.header(), host: undefined, authorization: asWhom, via: VIA },
        customFetch: (request) => fetch(request, { signal, redirect: 'manual' }),
      });
      const { 'set-cookie': _cookie, 'x-request-id': _id, ...headers } = Object.fromEntries(answer.headers);
      return c.newResponse(answer.body, answer.status as StatusCode, headers);
    } catch (cause) {
      const words = 'Mux cannot be reached: try again, and look at status.mux.com if it stays so';
      throw new GatewayError('mux_unreachable', words, { cause });
    }
  };
}
