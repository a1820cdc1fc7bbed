// Who is a person in a space: whoever is counted, ranked, shown and composed.
import { BROADCASTER_IDENTITY_PREFIX, EGRESS_IDENTITY_PREFIX } from '../wire/wire-names.js';

/**
 * Keyed by the names of `ParticipantInfo.Kind` in livekit_models.proto, since the numbers differ: a connector is 7 for
 * the server and livekit-client, and 5 for @livekit/rtc-node 1.1. Callers by phone or WhatsApp, and cameras that come
 * through an ingress or a bridge, are people; whoever records, and agents, are not.
 */
export const IS_PERSON_BY_KIND = {
  STANDARD: true,
  INGRESS: true,
  EGRESS: false,
  SIP: true,
  AGENT: false,
  CONNECTOR: true,
  BRIDGE: true,
} as const;

/** What of a LiveKit participant decides. */
export interface KnownParticipant {
  readonly identity: string;
  /** Name of its kind. Kinds that are not known here are people: better shown than lost. */
  readonly kind: string | undefined;
  readonly permission?: { readonly hidden?: boolean; readonly recorder?: boolean } | undefined;
}

/**
 * Whether a participant is a person. The broadcaster and LiveKit's egress are known by their identity too: a hidden
 * recorder has been seen by others after a reconnect (livekit#1683).
 */
export function isPerson({ identity, kind = '', permission }: KnownParticipant): boolean {
  return (
    (IS_PERSON_BY_KIND as Record<string, boolean>)[kind] !== false &&
    !identity.startsWith(BROADCASTER_IDENTITY_PREFIX) &&
    !identity.startsWith(EGRESS_IDENTITY_PREFIX) &&
    !permission?.hidden &&
    !permission?.recorder
  );
}
