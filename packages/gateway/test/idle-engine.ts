// An egress engine for tests of what is around it: takes nothing, and remembers what it was told to end.
import type { EgressEngine } from '../src/egress-api/engine.js';
import { TwirpError } from '../src/egress-api/twirp-error.js';

export interface IdleEngine extends EgressEngine {
  readonly stopped: string[];
}

export function idleEngine(): IdleEngine {
  const refuse = (): never => {
    throw new TwirpError('unimplemented', 'Nothing is drawn here.');
  };
  const stopped: string[] = [];
  return {
    stopped,
    start: async () => refuse(),
    stop(egressId) {
      stopped.push(egressId);
      return refuse();
    },
    ...{ updateStreams: refuse, updateLayout: refuse },
    [Symbol.asyncDispose]: async () => {},
  };
}
