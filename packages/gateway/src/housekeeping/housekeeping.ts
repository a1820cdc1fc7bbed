// Forgets after a time what nobody asks for any more, so that the database does not grow for ever.
import type { Queries } from '../database/database.js';
import type { GatewayContext } from '../ground/context.js';
import {
  forgetDeletedSpaces,
  forgetEndedEgresses,
  forgetEvictions,
  forgetSettled,
  forgetSilentGateways,
} from './retention.js';

/** How long an operator can replay a delivery, and a token for a deleted space is refused with the true reason. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const INTERVAL_MS = 60 * 60 * 1000;

const TASKS: readonly [what: string, (queries: Queries, before: Date) => Promise<void>][] = [
  ['old deliveries', forgetSettled],
  ['spaces that were deleted long ago', forgetDeletedSpaces],
  ['gateways that are gone', forgetSilentGateways],
  ['evictions that are over', forgetEvictions],
  ['egresses that ended long ago', forgetEndedEgresses],
];

export function createHousekeeping({ database, logger, now }: GatewayContext): {
  /** Once; rejects never. */
  sweep(): Promise<void>;
  start(): void;
  stop(): void;
} {
  let timer: NodeJS.Timeout | undefined;
  async function sweep(): Promise<void> {
    const before = new Date(now().getTime() - KEPT_MS);
    for (const [what, forget] of TASKS) {
      await forget(database.queries, before).catch((error: unknown) => {
        logger.warn({ err: error }, `failed to forget ${what}`);
      });
    }
  }
  return {
    sweep,
    start() {
      timer = setInterval(() => void sweep(), INTERVAL_MS);
    },
    stop: () => clearInterval(timer),
  };
}
