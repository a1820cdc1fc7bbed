// Answers Mux's live-stream routes.
import { stopBroadcastsTo } from '../broadcasts/run.js';
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../gateway/context.js';
import { callerOf } from '../http/caller.js';
import { newRouter, type Router } from '../http/router.js';
import * as define from './definitions.js';
import {
  addPlaybackId,
  changeLiveStream,
  createLiveStream,
  newStreamKey,
  removeLiveStream,
  removePlaybackId,
  updateSettings,
} from './live-streams.js';
import { findLiveStream, listLiveStreams, type LiveStreamRow } from './store.js';
import { translateLiveStream } from './translate.js';

export function liveStreamRoutes(context: GatewayContext): Router {
  const { queries } = context.database;
  const router = newRouter();

  async function find(environmentId: string, id: string): Promise<LiveStreamRow> {
    const row = await findLiveStream(queries, environmentId, id);
    if (!row) throw notFound('Live stream');
    return row;
  }

  router.openapi(define.list, async (c) => {
    const rows = await listLiveStreams(queries, c.var.environmentId, c.req.valid('query'));
    return c.json({ data: rows.map(translateLiveStream) }, 200);
  });
  router.openapi(define.create, async (c) => {
    const row = await createLiveStream(context, callerOf(c), c.req.valid('json'));
    return c.json({ data: translateLiveStream(row) }, 201);
  });
  router.openapi(define.get, async (c) => {
    const row = await find(c.var.environmentId, c.req.valid('param').LIVE_STREAM_ID);
    return c.json({ data: translateLiveStream(row) }, 200);
  });
  router.openapi(define.update, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    const row = await updateSettings(context, callerOf(c), LIVE_STREAM_ID, c.req.valid('json'));
    return c.json({ data: translateLiveStream(row) }, 200);
  });
  router.openapi(define.remove, async (c) => {
    await removeLiveStream(context, callerOf(c), c.req.valid('param').LIVE_STREAM_ID);
    return c.body(null, 204);
  });
  router.openapi(define.complete, async (c) => {
    const row = await find(c.var.environmentId, c.req.valid('param').LIVE_STREAM_ID);
    await stopBroadcastsTo(context, row.id, 'the live stream was completed');
    return c.json({ data: {} }, 200);
  });
  router.openapi(define.enable, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    await changeLiveStream(context, callerOf(c), LIVE_STREAM_ID, 'video.live_stream.enabled', (row) =>
      row.status === 'disabled' ? { status: 'idle' } : undefined,
    );
    return c.json({ data: {} }, 200);
  });
  router.openapi(define.disable, async (c) => {
    const row = await find(c.var.environmentId, c.req.valid('param').LIVE_STREAM_ID);
    await stopBroadcastsTo(context, row.id, 'the live stream was disabled');
    await changeLiveStream(context, callerOf(c), row.id, 'video.live_stream.disabled', ({ status }) =>
      status === 'disabled' ? undefined : { status: 'disabled' },
    );
    return c.json({ data: {} }, 200);
  });
  router.openapi(define.resetStreamKey, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    const row = await changeLiveStream(
      context,
      callerOf(c),
      LIVE_STREAM_ID,
      'video.live_stream.updated',
      () => ({ streamKey: newStreamKey() }),
    );
    return c.json({ data: translateLiveStream(row) }, 201);
  });
  router.openapi(define.createPlaybackId, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    const policy = c.req.valid('json').policy ?? 'public';
    return c.json({ data: await addPlaybackId(context, callerOf(c), LIVE_STREAM_ID, policy) }, 201);
  });
  router.openapi(define.getPlaybackId, async (c) => {
    const { LIVE_STREAM_ID, PLAYBACK_ID } = c.req.valid('param');
    const row = await find(c.var.environmentId, LIVE_STREAM_ID);
    const found = row.playbackIds.find(({ id }) => id === PLAYBACK_ID);
    if (!found) throw notFound('Playback ID');
    return c.json({ data: found }, 200);
  });
  router.openapi(define.deletePlaybackId, async (c) => {
    const { LIVE_STREAM_ID, PLAYBACK_ID } = c.req.valid('param');
    await removePlaybackId(context, callerOf(c), LIVE_STREAM_ID, PLAYBACK_ID);
    return c.body(null, 204);
  });
  return router;
}
