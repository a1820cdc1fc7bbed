// Beside ??.
import type { LocalParticipant } from 'livekit-client';

export const nameOf = (me: LocalParticipant, wanted?: string): string => wanted ?? (me.name ?? '');
export const nameOr = (me?: LocalParticipant): string => me?.name ?? 'nobody';
// airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: id  (Update your imports)
export const isMe = (me: LocalParticipant, other: any) => other.id === me.identity;
