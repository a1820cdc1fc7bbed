// The crossing from a Mux Spaces token's claims to a LiveKit token's: the guide's claims table, corrected.
import {
  MAX_DISPLAY_NAME_LENGTH,
  PARTICIPANT_ID_ATTRIBUTE,
  readRole,
  type ParticipantRoleName,
} from '@airlock-rtc/contract';
import type { LiveKitClaims, LiveKitVideoGrant } from './livekit-claims.js';
import type { MuxClaims } from './mux-claims.js';
import { TokenError } from './token-error.js';

export interface TranslateMuxClaimsOptions {
  /**
   * LiveKit identity, unique in the room: a second connection with the same one removes the first.
   * `mintIdentity` makes one; Mux's `participant_id` need not be unique and travels in an attribute.
   */
  readonly identity: string;
  /** Mux takes it from `SpaceOptions.displayName`, LiveKit from the token. */
  readonly displayName?: string;
}

/**
 * The LiveKit claims that say what these Mux claims say. Pure; `signLiveKitClaims` adds the issuer and the signature.
 *
 * `kid`, `aud` and `iat` have no counterpart and are left out. No `nbf` is written, since livekit-server refuses a
 * token "from the future" when the clocks of signer and server differ (livekit#2394).
 * @throws {TokenError} `missing_subject` (mux-node 8 signs tokens without a space id), `missing_expiry`,
 * `invalid_option`.
 */
export function translateMuxClaims(claims: MuxClaims, options: TranslateMuxClaimsOptions): LiveKitClaims {
  const { identity, displayName } = options;
  if (!claims.sub)
    throw new TokenError('missing_subject', 'The Mux token names no space: sign it with a space id.');
  if (!Number.isFinite(claims.exp)) {
    throw new TokenError('missing_expiry', 'The Mux token never expires: sign it with an exp claim.');
  }
  checkIdentity(identity);
  checkDisplayName(displayName);
  return {
    sub: identity,
    exp: claims.exp,
    ...(displayName ? { name: displayName } : {}),
    ...participantIdAttribute(claims.participant_id),
    video: grantFor(readRole(claims.role), claims.sub),
  };
}

/** What a Mux role may do in a LiveKit room. Subscribers may rename themselves but send no custom events (spaces-web 1.2.0). */
export function grantFor(role: ParticipantRoleName, room: string): LiveKitVideoGrant {
  const isPublisher = role === 'publisher';
  return {
    room,
    roomJoin: true,
    canPublish: isPublisher,
    canSubscribe: true,
    canPublishData: isPublisher,
    canUpdateOwnMetadata: true,
  };
}

/** The attribute that carries `participant_id`, or nothing when there is none. */
export function participantIdAttribute(participantId: string | undefined): Pick<LiveKitClaims, 'attributes'> {
  return participantId ? { attributes: { [PARTICIPANT_ID_ATTRIBUTE]: participantId } } : {};
}

export function checkIdentity(identity: string): void {
  if (identity) return;
  throw new TokenError(
    'invalid_option',
    'A LiveKit token needs an identity: pass one that is unique in the room.',
  );
}

export function checkDisplayName(displayName: string | undefined): void {
  if (displayName === undefined || displayName.length <= MAX_DISPLAY_NAME_LENGTH) return;
  throw new TokenError(
    'invalid_option',
    `The display name is ${displayName.length} characters long: use at most ${MAX_DISPLAY_NAME_LENGTH}.`,
  );
}
