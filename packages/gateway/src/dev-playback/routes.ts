// Development only: plays a live stream by its playback id, so that nobody who watches learns the stream key.
import { createRoute, z } from '@hono/zod-openapi';
import { DEVELOPMENT_PATH } from '@airlock-rtc/contract';
import { GatewayError, notFound } from '../errors/errors.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { pathId } from '../http/fields.js';
import { errors, json, newRouter, type Router } from '../http/router.js';
import { broadcastInto, streamOfPlayback } from './store.js';

const PATH = `${DEVELOPMENT_PATH}/playback/{PLAYBACK_ID}` as const;
const MEDIA_TYPE = 'video/x-flv';
const ASK_TIMEOUT_MS = 5000;
const shared = {
  method: 'get' as const,
  tags: ['Airlock'],
  security: [],
  request: { params: z.object({ PLAYBACK_ID: pathId('PLAYBACK_ID', 'playback') }) },
};

const playback = z
  .object({
    isOnAir: z.boolean(),
    title: z.string().optional().openapi({ description: 'As given at the start of the broadcast' }),
    delayMs: z.number().optional().openapi({ description: 'From a camera’s picture to its sending' }),
  })
  .openapi('DevelopmentPlayback');

const state = createRoute({
  ...shared,
  path: PATH,
  operationId: 'developmentPlaybackState',
  summary: 'Development only: whether there is anything to watch',
  responses: { 200: json(playback, 'Whether somebody publishes'), ...errors(400, 404) },
});

const media = createRoute({
  ...shared,
  path: `${PATH}/stream.flv`,
  operationId: 'developmentPlayback',
  summary: 'Development only: the stream, as FLV over HTTP, while somebody publishes',
  responses: {
    200: { description: 'Ends with the stream', content: { [MEDIA_TYPE]: { schema: z.string() } } },
    ...errors(400, 404, 412),
  },
});

export function developmentPlaybackRoutes(context: BroadcastContext): Router {
  const { database, settings, logger } = context;
  const router = newRouter();

  /** @throws GatewayError `not_found`. */
  async function find(playbackId: string): Promise<{ liveStreamId: string; url: string }> {
    const stream = await streamOfPlayback(database.queries, playbackId);
    if (!stream || !settings.ingestPlaybackUrl) throw notFound('Playback ID');
    return { liveStreamId: stream.id, url: `${settings.ingestPlaybackUrl}/${stream.streamKey}.flv` };
  }

  async function describe(liveStreamId: string): Promise<{ title?: string; delayMs?: number }> {
    const row = await broadcastInto(database.queries, liveStreamId);
    const report = row && row.state !== 'idle' ? await context.broadcaster?.state(row.id) : undefined;
    const delayMs = report?.figures?.delayMs;
    return { ...(row?.passthrough && { title: row.passthrough }), ...(delayMs !== undefined && { delayMs }) };
  }

  router.openapi(state, async (c) => {
    const { url, liveStreamId } = await find(c.req.valid('param').PLAYBACK_ID);
    const response = await ask(url, { method: 'HEAD', signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
    c.header('Cache-Control', 'no-store');
    return c.json({ isOnAir: response?.ok ?? false, ...(await describe(liveStreamId)) }, 200);
  });
  router.openapi(media, async (c) => {
    const { url } = await find(c.req.valid('param').PLAYBACK_ID);
    const response = await ask(url, { signal: c.req.raw.signal });
    if (!response?.ok || !response.body) {
      await response?.body?.cancel();
      throw new GatewayError('failed_request', 'Nothing is on the air: ask again once something is');
    }
    return c.body(response.body, 200, { 'content-type': MEDIA_TYPE, 'cache-control': 'no-store' });
  });
  return router;

  /** Undefined while the ingest cannot be reached; its address holds the key, and stays out of the log. */
  async function ask(url: string, init: RequestInit): Promise<Response | undefined> {
    return fetch(url, init).catch((error: unknown) => {
      if (!init.signal?.aborted) logger.warn({ reason: String(error) }, 'the RTMP ingest does not answer');
      return undefined;
    });
  }
}
