// Forgets delivered events after a time, so that the outbox does not grow for ever.
import type { GatewayContext } from '../ground/context.js';
import { forgetSettled } from './queue.js';

/** How long an operator can replay a delivery. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const INTERVAL_MS = 60 * 60 * 1000;

export function createHousekeeping({ database, logger, now }: GatewayContext): {
  start(): void;
  stop(): void;
} {
  let timer: NodeJS.Timeout | undefined;
  async function sweep(): Promise<void> {
    const before = new Date(now().getTime() - KEPT_MS);
    await forgetSettled(database.queries, before).catch((error: unknown) => {
      logger.warn({ err: error }, 'old deliveries not forgotten');
    });
  }
  return {
    start() {
      timer = setInterval(() => void sweep(), INTERVAL_MS);
    },
    stop: () => clearInterval(timer),
  };
}
