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

/** The end of the year 9999: what is later is no time, and LiveKit reads no number like 1e300. */
const MAX_EXPIRY_SECONDS = 253_402_300_799;
/** LiveKit refuses identities of more than 256 bytes (livekit-server 1.13), and some are minted around this. */
const MAX_PARTICIPANT_ID_BYTES = 200;

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
 * `malformed_token`, `invalid_option`.
 */
export function translateMuxClaims(claims: MuxClaims, options: TranslateMuxClaimsOptions): LiveKitClaims {
  const { identity, displayName } = options;
  if (!claims.sub)
    throw new TokenError('missing_subject', 'The Mux token names no space: sign it with a space id.');
  if (!Number.isFinite(claims.exp)) {
    throw new TokenError('missing_expiry', 'The Mux token never expires: sign it with an exp claim.');
  }
  if (claims.exp > MAX_EXPIRY_SECONDS) {
    throw new TokenError('malformed_token', 'exp of the Mux token must be seconds since 1970: give it less.');
  }
  checkParticipantId(claims.participant_id);
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

/** A signed token may still hold an id of another type, or one that no identity can be made of. */
export function checkParticipantId(id: unknown): void {
  if (id === undefined) return;
  if (typeof id !== 'string') throw new TokenError('malformed_token', 'participant_id must be a string.');
  if (new TextEncoder().encode(id).length > MAX_PARTICIPANT_ID_BYTES) {
    const words = `participant_id is longer than ${MAX_PARTICIPANT_ID_BYTES} bytes of UTF-8: sign a shorter one.`;
    throw new TokenError('malformed_token', words);
  }
  // Control characters, and halves of surrogate pairs, which have no UTF-8.
  if (/[\p{Cc}\p{Cs}]/u.test(id)) {
    throw new TokenError(
      'malformed_token',
      'participant_id holds characters that are no text: leave them out.',
    );
  }
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
