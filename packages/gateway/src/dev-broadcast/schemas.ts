// The shapes of the development routes for broadcasts.
import { z } from '@hono/zod-openapi';
import { broadcastState, createBroadcastRequest } from '../broadcasts/schemas.js';
import { text } from '../http/fields.js';

const spaceName = text(100).min(1).openapi({ description: 'As given to dev/join' });

export const startRequest = createBroadcastRequest
  .pick({ layout: true, resolution: true, background: true })
  .extend({
    space: spaceName,
    title: text(100).optional().openapi({ description: 'For whoever watches' }),
  })
  .openapi('DevelopmentBroadcastStartRequest');
export type StartRequest = z.output<typeof startRequest>;

export const stopRequest = z.object({ space: spaceName }).openapi('DevelopmentBroadcastStopRequest');
export const stateQuery = z.object({ space: spaceName });

export const developmentBroadcast = z
  .object({
    state: broadcastState,
    cause: z.string().optional().openapi({ description: 'Why it is retrying, or why it ended' }),
    since: z.string().optional().openapi({ description: 'ISO 8601; of the state' }),
    layout: createBroadcastRequest.shape.layout,
    resolution: createBroadcastRequest.shape.resolution,
    background: z.string().optional(),
    playbackId: z.string().optional().openapi({ description: 'Of the live stream; stays from run to run' }),
    delayMs: z.number().optional().openapi({ description: 'From a camera’s picture to its sending' }),
  })
  .openapi('DevelopmentBroadcast');
export type DevelopmentBroadcast = z.output<typeof developmentBroadcast>;
