// Completes the live streams in the queue at Mux, again and again until Mux takes it or it is too late.
import { isDestinationInUse } from '../live-streams/store.js';
import { GatewayError } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import { retryDelayMs } from '../ground/backoff.js';
import { claimCompletions, dropCompletion, retryCompletion, type Completion } from './completion-queue.js';
import type { MuxApi } from './mux.js';

export interface Completer {
  start(): void;
  /** Takes no more, and waits for what is under way. */
  stop(): Promise<void>;
}

type Deps = Pick<GatewayContext, 'database' | 'logger' | 'now' | 'settings'>;

const MAX_AT_ONCE = 16;
/** Only a gateway that died holds one so much longer than an attempt can take. */
const HOLD_BEYOND_TIMEOUT_MS = 5000;
/** Twice Mux's longest reconnect window: by then the live stream has ended by itself. */
const GIVE_UP_AFTER_MS = 60 * 60 * 1000;

export function createCompleter(mux: MuxApi, { database, logger, now, settings }: Deps): Completer {
  const { queries } = database;
  let working: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    try {
      const holdUntil = later(mux.timeoutMs + HOLD_BEYOND_TIMEOUT_MS);
      const due = await claimCompletions(queries, { now: now(), holdUntil, limit: MAX_AT_ONCE });
      // All before the next ones: a Mux that is silent for one is silent for the others.
      await Promise.all(due.map((one) => attempt(one).catch(report)));
    } catch (error) {
      report(error);
    }
  }

  async function attempt(completion: Completion): Promise<void> {
    const { liveStreamId, attempts, queuedAt } = completion;
    const isTooLateAt = (at: Date) => at.getTime() - queuedAt.getTime() > GIVE_UP_AFTER_MS;
    // Whoever sends there again must not be cut off by what the last broadcast left.
    if (isTooLateAt(now()) || (await isDestinationInUse(queries, liveStreamId))) {
      logger.warn({ liveStreamId }, 'live stream not completed at Mux: too late for it');
      return dropCompletion(queries, completion);
    }
    const failure = await complete(liveStreamId);
    if (!failure) {
      logger.info({ liveStreamId, attempts }, 'live stream completed at Mux');
      return dropCompletion(queries, completion);
    }
    const retryAt = later(retryDelayMs(attempts));
    const facts = { liveStreamId, attempts, failure: failure.message };
    if (!isWorthRetrying(failure) || isTooLateAt(retryAt)) {
      logger.error(facts, 'live stream not completed at Mux: it ends with its reconnect window');
      return dropCompletion(queries, completion);
    }
    logger.warn({ ...facts, retryAt }, 'live stream not completed at Mux yet');
    return retryCompletion(queries, completion, retryAt);
  }

  async function complete(id: string): Promise<GatewayError | undefined> {
    try {
      await mux.ask((streams, options) => streams.complete(id, options));
      return undefined;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      // A live stream that has been deleted needs no end.
      return error.code === 'not_found' ? undefined : error;
    }
  }

  function report(error: unknown): void {
    logger.error({ err: error }, 'live streams left to complete not read or stored');
  }

  function later(ms: number): Date {
    return new Date(now().getTime() + ms);
  }

  return {
    start() {
      timer = setInterval(() => {
        working ??= work().finally(() => (working = undefined));
      }, settings.deliveryIntervalMs);
    },
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}

/** Credentials can be mended and outages end; what Mux says of this live stream stays so. */
function isWorthRetrying({ code }: GatewayError): boolean {
  return code === 'mux_unreachable' || code === 'mux_refused' || code === 'too_many_requests';
}
