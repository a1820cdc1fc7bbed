// The shapes of a space in Mux's REST API.
import { MAX_BROADCASTS_PER_SPACE } from '@airlock-rtc/contract';
import { z } from '@hono/zod-openapi';
import { broadcast, createBroadcastRequest } from '../broadcasts/schemas.js';
import { passthrough, pathId, resourceId, unixSecondsText } from '../http/fields.js';

const spaceType = z.enum(['server']).openapi('SpaceType', { default: 'server' });
const spaceStatus = z
  .enum(['idle', 'active'])
  .openapi('SpaceStatus', { description: 'active while at least one participant is connected' });

export const space = z
  .object({
    id: resourceId,
    created_at: unixSecondsText,
    type: spaceType,
    status: spaceStatus,
    passthrough: passthrough.optional(),
    broadcasts: z.array(broadcast).optional(),
    active_session_id: z.string().max(255).optional().openapi({ description: 'Present only while active' }),
  })
  .openapi('Space');
export type Space = z.output<typeof space>;

export const createSpaceRequest = z
  .object({
    type: spaceType.optional(),
    passthrough: passthrough.optional(),
    broadcasts: z
      .array(createBroadcastRequest)
      .max(MAX_BROADCASTS_PER_SPACE, `A space has ${MAX_BROADCASTS_PER_SPACE} broadcast destination at most`)
      .optional(),
  })
  .openapi('CreateSpaceRequest');

export const spaceParams = z.object({ SPACE_ID: pathId('SPACE_ID', 'space') });
