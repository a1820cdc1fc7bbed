// The shapes of the development routes for whoever lets people into a room.
import { z } from '@hono/zod-openapi';
import { MAX_DISPLAY_NAME_LENGTH } from '@airlock-rtc/contract';
import { text } from '../http/fields.js';

const MAX_INVITATION_SECONDS = 30 * 24 * 60 * 60;
const spaceName = text(100).min(1).openapi({ description: 'As given to dev/join' });
const hostKey = text(100).min(1).openapi({ description: 'As dev/join gave it to the first who came' });

const admission = z
  .enum(['open', 'ask', 'locked'])
  .openapi({ description: 'Everyone comes in; the host lets people in; nobody else comes in' });

export const knockRequest = z
  .object({ space: spaceName, name: text(MAX_DISPLAY_NAME_LENGTH).min(1) })
  .openapi('DevelopmentKnockRequest');
export const knockAnswer = z
  .object({
    knock: z.string().openapi({ description: 'For dev/join, again and again, until the host answers' }),
  })
  .openapi('DevelopmentKnock');

export const deskRequest = z
  .object({
    space: spaceName,
    hostKey,
    admission: admission.optional(),
    answers: z
      .array(z.object({ id: text(100).min(1), isAdmitted: z.boolean() }))
      .max(100)
      .optional(),
  })
  .openapi('DevelopmentDeskRequest');
export const desk = z
  .object({
    admission,
    waiting: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('DevelopmentDesk');

export const invitationRequest = z
  .object({ space: spaceName, hostKey, lifeSeconds: z.int().min(60).max(MAX_INVITATION_SECONDS) })
  .openapi('DevelopmentInvitationRequest');
export const invitation = z
  .object({ invitation: z.string(), expiresAt: z.string().openapi({ description: 'ISO 8601' }) })
  .openapi('DevelopmentInvitation');

export const moderationRequest = z
  .object({
    space: spaceName,
    hostKey,
    connectionId: text(100).min(1).openapi({ description: 'Of the participant, as the Spaces API names it' }),
    action: z.enum(['mute', 'remove']),
  })
  .openapi('DevelopmentModerationRequest');
