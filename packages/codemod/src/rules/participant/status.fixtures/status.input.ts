import type { RemoteParticipant } from '@mux/spaces-web';

export const state = (person: RemoteParticipant) => person.status;
