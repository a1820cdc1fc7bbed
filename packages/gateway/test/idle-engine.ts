// An egress engine for tests of what is around it: starts nothing, and remembers what it was told.
import { EgressInfo, type UpdateStreamRequest } from '@livekit/protocol';
import type { EgressEngine } from '../src/egress-api/engine.js';
import { TwirpError } from '../src/egress-api/twirp-error.js';

export interface IdleEngine extends EgressEngine {
  readonly stopped: string[];
  readonly updates: UpdateStreamRequest[];
}

export function idleEngine(): IdleEngine {
  const refuse = (): never => {
    throw new TwirpError('unimplemented', 'Nothing is drawn here.');
  };
  const stopped: string[] = [];
  const updates: UpdateStreamRequest[] = [];
  return {
    ...{ stopped, updates },
    start: async () => refuse(),
    stop(egressId) {
      stopped.push(egressId);
      return refuse();
    },
    updateStreams(update) {
      updates.push(update);
      return new EgressInfo({ egressId: update.egressId });
    },
    updateLayout: refuse,
    [Symbol.asyncDispose]: async () => {},
  };
}
