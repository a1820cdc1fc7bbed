// Reads what a Space needs to know from its token, which is Mux's or LiveKit's. Nothing is verified here.
import { readRole } from '@airlock-rtc/contract';
import { JWTError } from '../errors.js';
import { ParticipantRole } from '../participants/participant-enums.js';

export interface SpaceToken {
  /** Empty when the token does not say. */
  readonly spaceId: string;
  readonly role: ParticipantRole;
  /** Mux's `participant_id`. */
  readonly participantId?: string;
}

/**
 * Decodes a token's claims; like spaces-web 1.2.0 it checks no signature, expiry or claim: that is the server's part.
 * @throws JWTError when there are no claims to decode
 */
export function readSpaceToken(jwt: unknown): SpaceToken {
  const claims = decodeClaims(jwt);
  const video = asObject(claims.video);
  const subscribes = video ? video.canPublish === false : readRole(claims.role) === 'subscriber';
  return {
    spaceId: text(video ? video.room : claims.sub) ?? '',
    role: subscribes ? ParticipantRole.Subscriber : ParticipantRole.Publisher,
    ...(typeof claims.participant_id === 'string' && { participantId: claims.participant_id }),
  };
}

function decodeClaims(jwt: unknown): Record<string, unknown> {
  try {
    const payload = (jwt as string).split('.')[1] as string;
    const binary = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    return asObject(JSON.parse(decodeUtf8(binary))) ?? {};
  } catch (cause) {
    throw new JWTError(
      'The token cannot be decoded: pass the whole JWT, three parts with dots between, as your server signed it.',
      { cause },
    );
  }
}

/** Without TextDecoder, which jsdom does not have. */
function decodeUtf8(binary: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return decodeURIComponent(binary.replace(/[^]/g, hex));
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
