// What a migration was told, and what it found out about the program before rewriting it.
import type { Reach } from '../project/reach.js';
import type { Connections } from './space/connections.js';
import type { SpaceConstructions } from './space/constructions.js';
import type { ListenerUses } from './event/listener-uses.js';

export interface ProgramFacts {
  reach: Reach;
  /** The expression for the LiveKit URL, as code; a placeholder with a marker when absent. */
  urlExpression?: string;
  /** Whether tokens stay Mux tokens, which a token exchange turns into LiveKit's. */
  isExchanging: boolean;
  constructions: SpaceConstructions;
  connections: Connections;
  listeners: ListenerUses;
  /** Whether anything in the program listens for participants who come, or leave. */
  hasJoinedListeners: boolean;
  hasLeftListeners: boolean;
  /** Whether the program both sends custom events and would hear its own. */
  needsEcho: boolean;
}
