// Signs LiveKit access tokens (HS256 with the API secret).
import type { ParticipantRoleName } from '@airlock-rtc/contract';
import { SignJWT, type JWTPayload } from 'jose';
import type { LiveKitClaims } from './livekit-claims.js';
import { TokenError } from './token-error.js';
import { checkDisplayName, checkIdentity, grantFor, participantIdAttribute } from './translate-mux-claims.js';

/** Seconds a token lives when the caller does not say: six hours, as livekit-server-sdk 2.19. */
export const DEFAULT_TTL_SECONDS = 6 * 60 * 60;

export interface LiveKitCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface SignLiveKitTokenOptions extends LiveKitCredentials {
  readonly room: string;
  /** Unique in the room: a second connection with the same identity removes the first. */
  readonly identity: string;
  /** Display name. */
  readonly name?: string;
  /** Default `publisher`; a `recorder` or `hidden` participant is a `subscriber` by default. */
  readonly role?: ParticipantRoleName;
  /** Mux `participant_id`, carried in an attribute. */
  readonly participantId?: string;
  /** Not shown to the other participants. */
  readonly hidden?: boolean;
  /** Makes `room.isRecording` true for everyone while this participant is present. */
  readonly recorder?: boolean;
  /** Default six hours. */
  readonly ttlSeconds?: number;
  /** Milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
}

/**
 * A token with which one participant joins one room.
 * @throws {TokenError} `invalid_option` when something needed is empty or out of range.
 */
export async function signLiveKitToken(options: SignLiveKitTokenOptions): Promise<string> {
  const { room, identity, name, participantId, hidden, recorder } = options;
  const { ttlSeconds = DEFAULT_TTL_SECONDS, now = Date.now } = options;
  const role = options.role ?? (hidden || recorder ? 'subscriber' : 'publisher');
  if (!room) throw new TokenError('invalid_option', 'A LiveKit token needs a room: pass its name.');
  if (!(ttlSeconds > 0 && Number.isFinite(ttlSeconds))) {
    throw new TokenError('invalid_option', 'The time to live must be a number of seconds above zero.');
  }
  checkIdentity(identity);
  checkDisplayName(name);
  const claims: LiveKitClaims = {
    sub: identity,
    exp: Math.floor(now() / 1000 + ttlSeconds),
    ...(name ? { name } : {}),
    ...participantIdAttribute(participantId),
    video: {
      ...grantFor(role, room),
      ...(hidden ? { hidden } : {}),
      ...(recorder ? { recorder } : {}),
    },
  };
  return signLiveKitClaims(claims, options);
}

/** Signs claims as they are, with the API key as issuer. */
export async function signLiveKitClaims(
  claims: LiveKitClaims,
  credentials: LiveKitCredentials,
): Promise<string> {
  const { apiKey, apiSecret } = credentials;
  if (!apiKey || !apiSecret) {
    throw new TokenError(
      'invalid_option',
      'A LiveKit token is signed with an API key and its secret: set LIVEKIT_API_KEY and LIVEKIT_API_SECRET.',
    );
  }
  return new SignJWT({ ...claims } as unknown as JWTPayload)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(apiKey)
    .sign(new TextEncoder().encode(apiSecret));
}
