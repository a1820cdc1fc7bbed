// What a migration was told, and what it found out about the program before rewriting it.
import type { Reach } from '../project/reach.js';
import type { Connections } from './space/connections.js';
import type { SpaceConstructions } from './space/constructions.js';
import type { ListenerUses } from './event/listener-uses.js';

/** Which events of Mux the program names anywhere: the endpoint and its handlers often stand in different files. */
export interface WebhookFacts {
  areOfSpaces: boolean;
  /** Of assets and live streams, which stay with Mux, as do their signature and their form. */
  areOfOthersToo: boolean;
}

export interface ProgramFacts {
  reach: Reach;
  /** The expression for the LiveKit URL, as code; a placeholder with a marker when absent. */
  urlExpression?: string;
  /** Whether tokens stay Mux tokens, which a token exchange turns into LiveKit's. */
  isExchanging: boolean;
  constructions: SpaceConstructions;
  connections: Connections;
  listeners: ListenerUses;
  webhooks: WebhookFacts;
  /** Whether anything in the program listens for participants who come, or leave. */
  hasJoinedListeners: boolean;
  hasLeftListeners: boolean;
  /** Whether all listeners of something are taken off at once. */
  removesListeners: boolean;
  hearsCustomEvents: boolean;
  /** Whether the program both sends custom events and would hear its own. */
  needsEcho: boolean;
}
