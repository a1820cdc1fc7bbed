// Beside ??.
import type { LocalParticipant } from '@mux/spaces-web';

export const nameOf = (me: LocalParticipant, wanted?: string): string => wanted ?? me.displayName;
export const nameOr = (me?: LocalParticipant): string => me?.displayName ?? 'nobody';
export const isMe = (me: LocalParticipant, other: any) => other.id === me.id;
