// The shapes of a broadcast in Mux's REST API.
import {
  BROADCAST_LAYOUTS,
  BROADCAST_OUTCOMES,
  BROADCAST_RESOLUTIONS,
  BROADCAST_STATES,
  DEFAULT_BROADCAST_LAYOUT,
  DEFAULT_BROADCAST_RESOLUTION,
} from '@airlock-rtc/contract';
import { z } from '@hono/zod-openapi';
import { destinationMistake, MAX_EXTRA_DESTINATIONS } from './destinations.js';
import { passthrough, pathId, resourceId, text } from '../http/fields.js';

const broadcastStatus = z.enum(['idle', 'active']).openapi('BroadcastStatus');
const broadcastLayout = z
  .enum(BROADCAST_LAYOUTS)
  .openapi('BroadcastLayout', { default: DEFAULT_BROADCAST_LAYOUT });
const broadcastResolution = z
  .enum(BROADCAST_RESOLUTIONS)
  .openapi('BroadcastResolution', { default: DEFAULT_BROADCAST_RESOLUTION });

export const broadcastState = z.enum(BROADCAST_STATES).openapi('BroadcastState', {
  description: 'Where Mux has two words: it says idle for starting, and active for retrying',
});
const cause = z.string().optional().openapi({ description: 'Why it is retrying, or why it ended' });

const destinationState = z
  .object({
    id: z.string().openapi({ description: '`live_stream`, or of a destination given beside it' }),
    url: z
      .string()
      .optional()
      .openapi({ description: 'Of a destination beside the live stream; without its stream key' }),
    state: broadcastState,
    cause,
    retries: z.int().openapi({ description: 'How often it was opened again since the start' }),
  })
  .openapi('BroadcastDestinationState');

/** What Mux's API has no words for. */
const broadcastTruth = z
  .object({
    state: broadcastState,
    outcome: z.enum(BROADCAST_OUTCOMES).optional().openapi({
      description:
        'How it ended: as somebody wanted, or by a failure; absent while it runs, or before its first start',
    }),
    since: z.string().openapi({ description: 'ISO 8601' }),
    cause,
    destinations: z.array(destinationState),
  })
  .openapi('BroadcastTruth');

export const broadcast = z
  .object({
    id: resourceId,
    live_stream_id: resourceId,
    status: broadcastStatus,
    layout: broadcastLayout,
    resolution: broadcastResolution,
    background: z.string().optional(),
    passthrough: passthrough.optional(),
    airlock: broadcastTruth.optional(),
  })
  .openapi('Broadcast');
export type Broadcast = z.output<typeof broadcast>;

const extraDestination = z
  .object({
    url: text(2048)
      .superRefine((url, check) => {
        const mistake = destinationMistake(url);
        if (mistake !== undefined) check.addIssue({ code: 'custom', message: mistake });
      })
      .openapi({ pattern: '^[rR][tT][mM][pP][sS]?://[^/]+/.+/[^/]+$' }),
  })
  .openapi('BroadcastDestination', { description: 'rtmp:// or rtmps:// with the stream key' });

export const createBroadcastRequest = z
  .object({
    live_stream_id: resourceId.refine((id) => !id.includes('\0'), 'must not contain NUL'),
    layout: broadcastLayout.optional(),
    resolution: broadcastResolution.optional(),
    background: text(2048).optional().openapi({ description: 'URL of an image' }),
    passthrough: passthrough.optional(),
    airlock: z
      .object({ destinations: z.array(extraDestination).max(MAX_EXTRA_DESTINATIONS).optional() })
      .optional()
      .openapi({ description: 'Destinations besides the live stream; the picture is encoded once for all' }),
  })
  .openapi('CreateBroadcastRequest');
export type CreateBroadcastRequest = z.output<typeof createBroadcastRequest>;

export const broadcastParams = z.object({
  SPACE_ID: pathId('SPACE_ID', 'space'),
  BROADCAST_ID: pathId('BROADCAST_ID', 'broadcast'),
});
