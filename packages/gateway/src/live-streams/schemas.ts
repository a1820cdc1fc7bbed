// The shapes of a live stream in Mux's REST API: the part that a broadcast's destination needs.
import { z } from '@hono/zod-openapi';
import { passthrough, pathId, resourceId, text, unixSecondsText } from '../http/fields.js';
import { pagingQuery } from '../http/paging.js';

const playbackPolicy = z.enum(['public', 'signed']).openapi('PlaybackPolicy');
export const playbackId = z.object({ id: z.string(), policy: playbackPolicy }).openapi('PlaybackId');
export type PlaybackId = z.output<typeof playbackId>;
const latencyMode = z.enum(['low', 'reduced', 'standard']).openapi('LatencyMode');
const liveStreamStatus = z.enum(['active', 'idle', 'disabled']).openapi('LiveStreamStatus');

const reconnectWindow = z.number().min(0).max(1800);
const maxContinuousDuration = z.number().int().min(60).max(43_200);
/** `JSON.parse` bears nesting that Postgres' `json` does not, and NUL, which it does not store either. */
const assetSettings = z
  .record(z.string(), z.unknown())
  .refine((value) => depth(value) <= 20, 'is nested too deep')
  .refine((value) => !JSON.stringify(value).includes('\\u0000'), 'must not contain NUL')
  .openapi({ type: 'object', additionalProperties: true });

export const liveStream = z
  .object({
    id: resourceId,
    created_at: unixSecondsText,
    stream_key: z.string().openapi({ description: 'Secret.' }),
    status: liveStreamStatus,
    latency_mode: latencyMode.optional(),
    reconnect_window: reconnectWindow.optional().openapi({ default: 60 }),
    max_continuous_duration: maxContinuousDuration.optional().openapi({ default: 43_200 }),
    playback_ids: z.array(playbackId).optional(),
    active_asset_id: z.string().optional(),
    recent_asset_ids: z.array(z.string()).optional(),
    new_asset_settings: assetSettings.optional(),
    passthrough: passthrough.optional(),
    audio_only: z.boolean().optional(),
    use_slate_for_standard_latency: z.boolean().optional().openapi({ default: false }),
    reconnect_slate_url: z.string().optional(),
    reduced_latency: z.boolean().optional().openapi({ deprecated: true }),
    low_latency: z.boolean().optional().openapi({ deprecated: true }),
    test: z.boolean().optional(),
  })
  .openapi('LiveStream');
export type LiveStream = z.output<typeof liveStream>;

const changeable = {
  passthrough: passthrough.optional(),
  latency_mode: latencyMode.optional(),
  reconnect_window: reconnectWindow.optional(),
  max_continuous_duration: maxContinuousDuration.optional(),
  use_slate_for_standard_latency: z.boolean().optional(),
  reconnect_slate_url: text(2048).optional(),
};

/** Loose, as are the requests below: Mux may know fields that we do not. */
export const updateLiveStreamRequest = z.looseObject(changeable).openapi('UpdateLiveStreamRequest');
export type UpdateLiveStreamRequest = z.output<typeof updateLiveStreamRequest>;

export const createLiveStreamRequest = z
  .looseObject({
    ...changeable,
    playback_policy: z
      .union([playbackPolicy, z.array(playbackPolicy).max(10)])
      .optional()
      .openapi({ description: 'mux-node 7 users send a bare string; other clients send an array' }),
    max_continuous_duration: maxContinuousDuration.optional().openapi({ default: 43_200 }),
    new_asset_settings: assetSettings.optional(),
    audio_only: z.boolean().optional(),
    reduced_latency: z.boolean().optional().openapi({ deprecated: true }),
    low_latency: z.boolean().optional().openapi({ deprecated: true }),
    test: z.boolean().optional(),
  })
  .openapi('CreateLiveStreamRequest');
export type CreateLiveStreamRequest = z.output<typeof createLiveStreamRequest>;

export const createPlaybackIdRequest = z.looseObject({ policy: playbackPolicy.optional() });
export type CreatePlaybackIdRequest = z.output<typeof createPlaybackIdRequest>;

export const listLiveStreamsQuery = pagingQuery.extend({
  stream_key: text(255).optional().openapi({ description: 'Only the stream with this key' }),
  status: liveStreamStatus.optional().openapi({ description: 'Only streams in this status' }),
});
export type ListLiveStreamsQuery = z.output<typeof listLiveStreamsQuery>;

export const liveStreamParams = z.object({ LIVE_STREAM_ID: pathId('LIVE_STREAM_ID', 'live stream') });
export const playbackIdParams = liveStreamParams.extend({ PLAYBACK_ID: pathId('PLAYBACK_ID', 'playback') });

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}
