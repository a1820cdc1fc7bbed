// Decides who comes into a development room: its host, whoever holds an invitation or was let in, or everyone.
import { createHash, timingSafeEqual } from 'node:crypto';
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import { newId } from '../database/identifiers.js';
import { GatewayError } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import {
  countKnocks,
  findMeeting,
  forgetKnocks,
  insertKnock,
  insertMeeting,
  seeKnock,
  takeKnock,
  type MeetingRow,
} from './store.js';

type AccessContext = Pick<GatewayContext, 'database' | 'now'>;

/** What somebody brings who wants to come in; `invitation` and `knock` are what this module has given out. */
export interface Credentials {
  readonly hostKey?: string | undefined;
  readonly invitation?: string | undefined;
  readonly knock?: string | undefined;
}

export interface Admitted {
  readonly isHost: boolean;
  /** For the first who comes, once: whoever holds it is the host. */
  readonly hostKey?: string;
  readonly isOpenToAll: boolean;
}

const INVITATION_AUDIENCE = 'airlock-invitation';
/** A page that waits in the background asks once a minute (Chrome 88). */
export const KNOCK_SEEN_WITHIN_MS = 90_000;
const MAX_KNOCKS = 100;

/** @throws GatewayError `forbidden`, whose details say as `reason` what is lacking. */
export async function admit(context: AccessContext, spaceId: string, given: Credentials): Promise<Admitted> {
  const { queries } = context.database;
  const hostKey = newId();
  const secrets = { hostKeyHash: hashOf(hostKey), invitationSecret: newId() };
  if (await insertMeeting(queries, { spaceId, admission: 'open', ...secrets })) {
    return { isHost: true, hostKey, isOpenToAll: true };
  }
  const meeting = (await findMeeting(queries, spaceId))!;
  const isOpenToAll = meeting.admission === 'open';
  if (isHost(meeting, given.hostKey)) return { isHost: true, isOpenToAll };
  if (meeting.admission === 'locked') throw refusal('locked', 'The room is locked: ask whoever is inside');
  if (given.invitation !== undefined) {
    await checkInvitation(context, meeting, given.invitation);
  } else if (!isOpenToAll) {
    await checkKnock(context, spaceId, given.knock);
  }
  return { isHost: false, isOpenToAll };
}

/** @throws GatewayError `forbidden` for everyone but the host. */
export async function requireHost(
  { database }: AccessContext,
  spaceId: string,
  hostKey: string,
): Promise<MeetingRow> {
  const meeting = await findMeeting(database.queries, spaceId);
  if (meeting && isHost(meeting, hostKey)) return meeting;
  throw refusal('not_host', 'Only the host of this room may do that');
}

/** A token that lets anybody in who holds it, until it expires or the room is locked. */
export async function signInvitation(
  { spaceId, invitationSecret }: MeetingRow,
  expiresAt: Date,
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(spaceId)
    .setAudience(INVITATION_AUDIENCE)
    .setExpirationTime(expiresAt)
    .sign(keyOf(invitationSecret));
}

/** Asks to be let in. @returns what to come with once that has happened. */
export async function knock(
  { database, now }: AccessContext,
  spaceId: string,
  name: string,
): Promise<string> {
  const at = now();
  await forgetKnocks(database.queries, spaceId, new Date(at.getTime() - KNOCK_SEEN_WITHIN_MS));
  if ((await countKnocks(database.queries, spaceId)) >= MAX_KNOCKS) {
    throw new GatewayError('failed_request', 'Too many people are waiting: try again in a few minutes');
  }
  const [id, key] = [newId(), newId()];
  await insertKnock(database.queries, { id, spaceId, name, keyHash: hashOf(key), seenAt: at });
  return `${id}.${key}`;
}

async function checkInvitation(
  { now }: AccessContext,
  { spaceId, invitationSecret }: MeetingRow,
  invitation: string,
): Promise<void> {
  try {
    await jwtVerify(invitation, keyOf(invitationSecret), {
      algorithms: ['HS256'],
      audience: INVITATION_AUDIENCE,
      subject: spaceId,
      requiredClaims: ['exp'],
      currentDate: now(),
    });
  } catch (error) {
    if (error instanceof joseErrors.JWTExpired) {
      throw refusal('invitation_expired', 'The invitation has expired: ask for a new one');
    }
    throw refusal('invitation_invalid', 'The invitation is not for this room: ask for a new one');
  }
}

async function checkKnock({ database, now }: AccessContext, spaceId: string, given = ''): Promise<void> {
  const [id = '', key = ''] = given.split('.');
  const row = id ? await seeKnock(database.queries, spaceId, id, now()) : undefined;
  if (!row || !isSameHash(hashOf(key), row.keyHash)) {
    throw refusal('ask_first', 'The host lets people in: ask to be let in');
  }
  if (row.answer === null) throw refusal('waiting', 'The host has not answered yet');
  if (row.answer === 'refused') throw refusal('turned_away', 'The host has not let you in');
  if (!(await takeKnock(database.queries, id))) throw refusal('ask_first', 'Ask to be let in once more');
}

function isHost({ hostKeyHash }: MeetingRow, hostKey: string | undefined): boolean {
  return hostKey !== undefined && isSameHash(hashOf(hostKey), hostKeyHash);
}

/** SHA-256 is enough for a secret of 256 random bits. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function isSameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}

function keyOf(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

function refusal(reason: string, message: string): GatewayError {
  return new GatewayError('forbidden', message, { details: { reason } });
}
