// Development only: knocks at a room's door, and the desk of its host, who lets in, invites, locks, mutes and puts out.
import { createRoute } from '@hono/zod-openapi';
import { DEVELOPMENT_PATH } from '@airlock-rtc/contract';
import { developmentEnvironment } from '../dev-environment/environment.js';
import { notFound } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import { bodyRequired, requiredBody } from '../http/bodies.js';
import { errors, json, newRouter, type Router } from '../http/router.js';
import { findSpaceByDevelopmentName } from '../spaces/store.js';
import { knock, KNOCK_SEEN_WITHIN_MS, requireHost, signInvitation } from './access.js';
import * as schemas from './schemas.js';
import { answerKnock, findMeeting, listKnocks, setAdmission } from './store.js';

const shared = { method: 'post' as const, tags: ['Airlock'], security: [], ...bodyRequired };

const knockRoute = createRoute({
  ...shared,
  path: `${DEVELOPMENT_PATH}/knock`,
  operationId: 'developmentKnock',
  summary: 'Development only: ask the host of a room to be let in',
  request: { body: requiredBody(schemas.knockRequest) },
  responses: { 200: json(schemas.knockAnswer, 'What to come with'), ...errors(400, 404, 412, 413) },
});

const deskRoute = createRoute({
  ...shared,
  path: `${DEVELOPMENT_PATH}/host/desk`,
  operationId: 'developmentDesk',
  summary: 'Development only: who waits, and who may come in; changes what is given',
  request: { body: requiredBody(schemas.deskRequest) },
  responses: { 200: json(schemas.desk, 'As it stands now'), ...errors(400, 403, 404, 413) },
});

const invitationRoute = createRoute({
  ...shared,
  path: `${DEVELOPMENT_PATH}/host/invitations`,
  operationId: 'developmentInvitation',
  summary: 'Development only: an invitation that expires',
  request: { body: requiredBody(schemas.invitationRequest) },
  responses: { 200: json(schemas.invitation, 'For dev/join'), ...errors(400, 403, 404, 413) },
});

const moderationRoute = createRoute({
  ...shared,
  path: `${DEVELOPMENT_PATH}/host/moderation`,
  operationId: 'developmentModeration',
  summary: 'Development only: mute somebody, or put them out',
  request: { body: requiredBody(schemas.moderationRequest) },
  responses: { 204: { description: 'Done' }, ...errors(400, 403, 404, 413, 503) },
});

export function developmentMeetingRoutes(context: GatewayContext): Router {
  const { database, livekit, now } = context;
  const { queries } = database;
  const router = newRouter();

  /** @throws GatewayError `not_found` before somebody has joined it by dev/join. */
  async function find(name: string): Promise<string> {
    const space = await findSpaceByDevelopmentName(queries, await developmentEnvironment(context), name);
    if (!space || !(await findMeeting(queries, space.id))) throw notFound('Space');
    return space.id;
  }

  for (const path of [knockRoute.path, `${DEVELOPMENT_PATH}/host/*`]) {
    router.use(path, async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    });
  }
  router.openapi(knockRoute, async (c) => {
    const { space, name } = c.req.valid('json');
    return c.json({ knock: await knock(context, await find(space), name) }, 200);
  });
  router.openapi(deskRoute, async (c) => {
    const { space, hostKey, admission, answers = [] } = c.req.valid('json');
    const id = await find(space);
    const meeting = await requireHost(context, id, hostKey);
    if (admission) await setAdmission(queries, id, admission);
    for (const answer of answers) {
      await answerKnock(queries, id, answer.id, answer.isAdmitted ? 'admitted' : 'refused');
    }
    const waiting = await listKnocks(queries, id, new Date(now().getTime() - KNOCK_SEEN_WITHIN_MS));
    return c.json(
      {
        admission: admission ?? meeting.admission,
        waiting: waiting.map(({ id: knockId, name }) => ({ id: knockId, name })),
      },
      200,
    );
  });
  router.openapi(invitationRoute, async (c) => {
    const { space, hostKey, lifeSeconds } = c.req.valid('json');
    const meeting = await requireHost(context, await find(space), hostKey);
    const expiresAt = new Date(now().getTime() + lifeSeconds * 1000);
    const invitation = await signInvitation(meeting, expiresAt);
    return c.json({ invitation, expiresAt: expiresAt.toISOString() }, 200);
  });
  router.openapi(moderationRoute, async (c) => {
    const { space, hostKey, connectionId, action } = c.req.valid('json');
    const id = await find(space);
    await requireHost(context, id, hostKey);
    const isThere = await (action === 'mute'
      ? livekit.muteConnection(id, connectionId)
      : livekit.removeConnection(id, connectionId));
    if (!isThere) throw notFound('Participant');
    return c.body(null, 204);
  });
  return router;
}
