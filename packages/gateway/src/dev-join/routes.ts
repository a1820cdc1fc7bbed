// Development only: opens a space by name and signs a Mux token for it, so that a demonstration needs no backend.
import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { createRoute, z } from '@hono/zod-openapi';
import {
  DEVELOPMENT_PATH,
  MAX_DISPLAY_NAME_LENGTH,
  MUX_SPACES_AUDIENCE,
  TOKEN_EXCHANGE_PATH,
} from '@airlock-rtc/contract';
import type { BroadcastContext } from '../broadcasts/context.js';
import { bodyRequired, requiredBody } from '../http/bodies.js';
import { text } from '../http/fields.js';
import { errors, json, newRouter, type Router } from '../http/router.js';
import { createSigningKey } from '../signing-keys/signing-keys.js';
import { createSpace } from '../spaces/spaces.js';
import { findSpaceByDevelopmentName } from '../spaces/store.js';
import { openToBrowsers } from '../http/open-to-browsers.js';
import { admit } from '../dev-meetings/access.js';
import { developmentEnvironment } from '../dev-environment/environment.js';

const PATH = `${DEVELOPMENT_PATH}/join` as const;
const TOKEN_LIFE_SECONDS = 6 * 60 * 60;
/** Enough to come in with, and no key to keep for when the door is locked. */
const GUARDED_TOKEN_LIFE_SECONDS = 60;

const joinRequest = z
  .object({
    space: text(100).min(1).openapi({ description: 'Any name; the space is made when it is not there yet' }),
    name: text(MAX_DISPLAY_NAME_LENGTH).min(1).openapi({ description: 'Of the participant' }),
    role: z.enum(['publisher', 'subscriber']).optional(),
    hostKey: text(100).optional().openapi({ description: 'Of the host who comes back' }),
    invitation: text(2000).optional().openapi({ description: 'As the host has given it' }),
    knock: text(200).optional().openapi({ description: 'As dev/knock has given it' }),
  })
  .openapi('DevelopmentJoinRequest');

const joinResponse = z
  .object({
    token: z.string().openapi({ description: 'A Mux space token' }),
    exchangeUrl: z.string().openapi({ description: 'Where it becomes a LiveKit token' }),
    spaceId: z.string(),
    isHost: z.boolean(),
    hostKey: z
      .string()
      .optional()
      .openapi({ description: 'For the first who comes, once: whoever holds it is the host' }),
  })
  .openapi('DevelopmentJoin');

const join = createRoute({
  method: 'post',
  path: PATH,
  operationId: 'developmentJoin',
  summary: 'Development only: a token for a space by its name',
  tags: ['Airlock'],
  security: [],
  ...bodyRequired,
  request: { body: requiredBody(joinRequest) },
  description: 'Refuses with 403, whose `error.airlock.reason` says what is lacking.',
  responses: { 200: json(joinResponse, 'A Mux space token'), ...errors(400, 403, 413) },
});

export function developmentJoinRoutes(context: BroadcastContext): Router {
  const { database, now, settings } = context;
  const router = newRouter();
  let signer: ReturnType<typeof createSigner> | undefined;
  router.use(PATH, openToBrowsers);
  router.openapi(join, async (c) => {
    const { space: developmentName, name, role, ...credentials } = c.req.valid('json');
    signer ??= createSigner(context);
    const { environmentId, sign } = await signer;
    const spaceId = await ensureSpace(context, environmentId, developmentName);
    const { isOpenToAll, ...host } = await admit(context, spaceId, credentials);
    const origin = settings.publicUrl ?? new URL(c.req.url).origin;
    const claims = { sub: spaceId, participant_id: name, ...(role && { role }) };
    const lifeSeconds = isOpenToAll ? TOKEN_LIFE_SECONDS : GUARDED_TOKEN_LIFE_SECONDS;
    const token = await sign(now(), lifeSeconds, claims);
    c.header('Cache-Control', 'no-store');
    return c.json({ token, exchangeUrl: `${origin}${TOKEN_EXCHANGE_PATH}`, spaceId, ...host }, 200);
  });
  return router;

  async function ensureSpace(of: BroadcastContext, environmentId: string, developmentName: string) {
    const find = () => findSpaceByDevelopmentName(database.queries, environmentId, developmentName);
    const found = await find();
    if (found) return found.id;
    const created = createSpace(of, { environmentId }, { developmentName, passthrough: developmentName });
    return created.then(
      ({ space }) => space.id,
      // Two people who join together both find none; the name is unique, so that one of them is second.
      async (error: unknown) => {
        const other = await find();
        if (other) return other.id;
        throw error;
      },
    );
  }
}

/** A key of this process alone: its private half is never stored. */
async function createSigner(context: BroadcastContext) {
  const environmentId = await developmentEnvironment(context);
  const { row, privateKeyPem } = await createSigningKey(context, environmentId);
  const key = createPrivateKey(privateKeyPem);
  return {
    environmentId,
    sign: (at: Date, lifeSeconds: number, claims: Record<string, string>) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: row.id })
        .setAudience(MUX_SPACES_AUDIENCE)
        .setExpirationTime(Math.floor(at.getTime() / 1000) + lifeSeconds)
        .sign(key),
  };
}
