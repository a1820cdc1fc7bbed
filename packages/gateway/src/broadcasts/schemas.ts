// The shapes of a broadcast in Mux's REST API.
import {
  BROADCAST_LAYOUTS,
  BROADCAST_RESOLUTIONS,
  DEFAULT_BROADCAST_LAYOUT,
  DEFAULT_BROADCAST_RESOLUTION,
} from '@airlock/contract';
import { z } from '@hono/zod-openapi';
import { passthrough, pathId, resourceId, text } from '../http/fields.js';

const broadcastStatus = z.enum(['idle', 'active']).openapi('BroadcastStatus');
const broadcastLayout = z
  .enum(BROADCAST_LAYOUTS)
  .openapi('BroadcastLayout', { default: DEFAULT_BROADCAST_LAYOUT });
const broadcastResolution = z
  .enum(BROADCAST_RESOLUTIONS)
  .openapi('BroadcastResolution', { default: DEFAULT_BROADCAST_RESOLUTION });

export const broadcast = z
  .object({
    id: resourceId,
    live_stream_id: resourceId,
    status: broadcastStatus,
    layout: broadcastLayout,
    resolution: broadcastResolution,
    background: z.string().optional(),
    passthrough: passthrough.optional(),
  })
  .openapi('Broadcast');
export type Broadcast = z.output<typeof broadcast>;

export const createBroadcastRequest = z
  .object({
    live_stream_id: resourceId.refine((id) => !id.includes('\0'), 'must not contain NUL'),
    layout: broadcastLayout.optional(),
    resolution: broadcastResolution.optional(),
    background: text(2048).optional().openapi({ description: 'URL of an image' }),
    passthrough: passthrough.optional(),
  })
  .openapi('CreateBroadcastRequest');
export type CreateBroadcastRequest = z.output<typeof createBroadcastRequest>;

export const broadcastParams = z.object({
  SPACE_ID: pathId('SPACE_ID', 'space'),
  BROADCAST_ID: pathId('BROADCAST_ID', 'broadcast'),
});
