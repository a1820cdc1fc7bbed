// The payload of a Mux Spaces token, as mux-node, mux-elixir and the Mux CLI write it.
import { MUX_SPACES_AUDIENCE } from '@airlock-rtc/contract';

export interface MuxClaims {
  /** Space id. */
  readonly sub: string;
  /** `rt`, or a list with it. */
  readonly aud: string | readonly string[];
  /** Seconds since 1970. */
  readonly exp: number;
  /** Signing key id; mux-node 7 and mux-elixir put it in the header instead. */
  readonly kid?: string;
  readonly participant_id?: string;
  /** `publisher` or `subscriber`; anything else counts as publisher. */
  readonly role?: string;
  /** Seconds since 1970; most producers leave it out. */
  readonly iat?: number;
}

export function isSpacesAudience(aud: unknown): boolean {
  return Array.isArray(aud) ? aud.includes(MUX_SPACES_AUDIENCE) : aud === MUX_SPACES_AUDIENCE;
}
