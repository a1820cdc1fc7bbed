// Answers Mux's live-stream routes.
import { callerOf } from '../http/caller.js';
import { newRouter, type Router } from '../http/router.js';
import type { Caller } from '../ground/caller.js';
import * as define from './definitions.js';
import type { LiveStreams } from './live-streams.js';

interface LiveStreamDeps {
  readonly liveStreams: LiveStreams;
  /** Ends what is sent to a live stream. */
  readonly stopBroadcastsTo: (liveStreamId: string, cause: string) => Promise<void>;
}

export function liveStreamRoutes({ liveStreams, stopBroadcastsTo }: LiveStreamDeps): Router {
  const router = newRouter();

  /** Looks first whether the live stream is the caller's. */
  async function stopWhatIsSentTo(caller: Caller, id: string, cause: string): Promise<void> {
    await liveStreams.get(caller, id);
    await stopBroadcastsTo(id, cause);
  }

  router.openapi(define.list, async (c) =>
    c.json({ data: await liveStreams.list(callerOf(c), c.req.valid('query')) }, 200),
  );
  router.openapi(define.create, async (c) =>
    c.json({ data: await liveStreams.create(callerOf(c), c.req.valid('json')) }, 201),
  );
  router.openapi(define.get, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    return c.json({ data: await liveStreams.get(callerOf(c), LIVE_STREAM_ID) }, 200);
  });
  router.openapi(define.update, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    const data = await liveStreams.update(callerOf(c), LIVE_STREAM_ID, c.req.valid('json'));
    return c.json({ data }, 200);
  });
  router.openapi(define.remove, async (c) => {
    await liveStreams.remove(callerOf(c), c.req.valid('param').LIVE_STREAM_ID);
    return c.body(null, 204);
  });
  router.openapi(define.complete, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    await stopWhatIsSentTo(callerOf(c), LIVE_STREAM_ID, 'the live stream was completed');
    await liveStreams.complete(callerOf(c), LIVE_STREAM_ID);
    return c.json({ data: {} }, 200);
  });
  router.openapi(define.enable, async (c) => {
    await liveStreams.enable(callerOf(c), c.req.valid('param').LIVE_STREAM_ID);
    return c.json({ data: {} }, 200);
  });
  router.openapi(define.disable, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    await stopWhatIsSentTo(callerOf(c), LIVE_STREAM_ID, 'the live stream was disabled');
    await liveStreams.disable(callerOf(c), LIVE_STREAM_ID);
    return c.json({ data: {} }, 200);
  });
  router.openapi(define.resetStreamKey, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    return c.json({ data: await liveStreams.resetStreamKey(callerOf(c), LIVE_STREAM_ID) }, 201);
  });
  router.openapi(define.createPlaybackId, async (c) => {
    const { LIVE_STREAM_ID } = c.req.valid('param');
    const data = await liveStreams.createPlaybackId(callerOf(c), LIVE_STREAM_ID, c.req.valid('json'));
    return c.json({ data }, 201);
  });
  router.openapi(define.getPlaybackId, async (c) => {
    const { LIVE_STREAM_ID, PLAYBACK_ID } = c.req.valid('param');
    return c.json({ data: await liveStreams.getPlaybackId(callerOf(c), LIVE_STREAM_ID, PLAYBACK_ID) }, 200);
  });
  router.openapi(define.deletePlaybackId, async (c) => {
    const { LIVE_STREAM_ID, PLAYBACK_ID } = c.req.valid('param');
    await liveStreams.removePlaybackId(callerOf(c), LIVE_STREAM_ID, PLAYBACK_ID);
    return c.body(null, 204);
  });
  return router;
}
