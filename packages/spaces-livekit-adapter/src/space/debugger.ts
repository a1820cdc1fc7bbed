// `window.spacesDebugger`: what support asks a user to type into the console.
import { ParticipantRole } from '../participants/participant-enums.js';
import type { EventEmitter } from 'events';
import type { LocalParticipant } from '../participants/local-participant.js';
import type { SpaceToken } from './space-token.js';

declare global {
  interface Window {
    MUX_SPACES_BACKEND_URL: string;
    spacesDebugger: Debugger;
    MUX_SPACES_HELIOS_URL: string;
  }
}

/** A Space, as far as it is asked about. */
type DebuggedSpace = EventEmitter & { localParticipant?: LocalParticipant; sessionId?: string };

interface DebugInfo {
  participantId: string;
  sessionId: string;
  spaceId: string;
  connectionId: string;
  localParticipantRole: string;
}

export class Debugger {
  space: DebuggedSpace;
  logs: string[] = [];
  readonly #token: SpaceToken;

  private constructor(space: DebuggedSpace, token: SpaceToken) {
    this.space = space;
    this.#token = token;
  }

  /** The latest Space is the one that is asked about. */
  static install(space: DebuggedSpace, token: SpaceToken): void {
    if (typeof window !== 'undefined') window.spacesDebugger = new Debugger(space, token);
  }

  debug(): DebugInfo {
    const { localParticipant, sessionId } = this.space;
    return {
      participantId: localParticipant?.id ?? this.#token.participantId ?? '',
      sessionId: sessionId ?? '',
      spaceId: this.#token.spaceId,
      connectionId: localParticipant?.connectionId ?? '',
      localParticipantRole: ParticipantRole[localParticipant?.role ?? this.#token.role],
    };
  }
}
