// What a migration was told, and what it found out about the program before rewriting it.
import type { SpaceConstructions } from './space/constructions.js';
import type { ListenerUses } from './event/listener-uses.js';

export interface Settings {
  /** The expression for the LiveKit URL, as code; a placeholder with a marker when absent. */
  urlExpression?: string;
  constructions: SpaceConstructions;
  listeners: ListenerUses;
  /** Whether anything in the program listens for participants who come, or leave. */
  hasJoinedListeners: boolean;
  hasLeftListeners: boolean;
}
