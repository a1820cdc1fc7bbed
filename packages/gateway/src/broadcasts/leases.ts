// What this gateway's broadcaster sends, and until when it may: whoever cannot say in time that it is alive ends it.
import { setTimeout as sleep } from 'node:timers/promises';
import { machineClockMs } from '@airlock-rtc/contract/machine-clock';
import type { Database } from '../database/database.js';
import { isDatabaseDown } from '../database/outage.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { GatewayBroadcaster } from './broadcaster.js';
import type { Leases } from './context.js';
import { LEASE_MS, renewOwnership } from './ownership.js';

/** Shorter than the lease: a broadcast has ended here before another gateway may start it. */
export const FENCE_MS = LEASE_MS - 3000;
const WATCH_MS = 250;
/** How long a last renewal may take, once the time is up. */
const LAST_TRY_MS = 1000;
/** After the last try here, and so long before the lease is over that the streams have ended. */
const BROADCASTER_LEASE_MS = LEASE_MS - 1500;

interface LeaseDeps {
  readonly broadcaster: Pick<GatewayBroadcaster, 'stop' | 'extendLease'> | undefined;
  readonly database: Database;
  readonly gatewayId: string;
  readonly isUsed: boolean;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'fencedBroadcasts'>;
  /** The monotonic clock, which goes on while this process is frozen, and which its broadcaster shares. */
  readonly monotonicMs?: () => number;
}

export function createLeases(deps: LeaseDeps): Leases {
  const { broadcaster, isUsed, logger, metrics, monotonicMs = machineClockMs } = deps;
  /** When each of them must have ended, unless it is renewed. */
  const deadlines = new Map<string, number>();
  const fenced = new Set<string>();
  /** Other gateways may count from then on, also for what is held since. */
  let renewedMs = Infinity;
  let watch: NodeJS.Timeout | undefined;
  let isFencing = false;

  function extend(ids: Iterable<string>, fromMs: number): void {
    for (const id of ids) if (deadlines.has(id)) set(id, fromMs);
  }

  function set(id: string, fromMs: number): void {
    deadlines.set(id, fromMs + FENCE_MS);
    // While this process is frozen, nobody here can end what its broadcaster sends.
    if (isUsed) broadcaster?.extendLease?.(id, fromMs + BROADCASTER_LEASE_MS);
  }

  async function renew(): Promise<void> {
    // Before the question: the database may have answered at once, and the answer have taken long.
    const askedMs = monotonicMs();
    const asked = [...deadlines.keys()];
    try {
      const renewed = new Set(await renewOwnership(deps));
      renewedMs = askedMs;
      extend(renewed, askedMs);
      if (isUsed) await Promise.all(asked.filter((id) => !renewed.has(id)).map((id) => drop(id)));
    } catch (error) {
      // No other gateway can take anything over from a database that is down.
      if (isDatabaseDown(error)) extend(asked, askedMs);
      throw error;
    }
  }

  /** Of another gateway by now, or stopped through one. */
  async function drop(id: string): Promise<void> {
    if (!deadlines.delete(id)) return;
    logger.warn({ broadcastId: id }, 'a broadcast that is not of this gateway any more is ended here');
    await broadcaster?.stop(id);
  }

  async function fence(): Promise<void> {
    if (isFencing || !overdue().length) return;
    isFencing = true;
    try {
      await Promise.race([renew().catch(() => {}), sleep(LAST_TRY_MS, undefined, { ref: false })]);
      await Promise.all(
        overdue().map(async (id) => {
          lapse(id);
          logger.error({ broadcastId: id }, 'a broadcast is ended: its lease could not be renewed in time');
          await broadcaster?.stop(id);
        }),
      );
    } catch (error) {
      logger.error({ err: error }, 'failed to end a broadcast without a lease');
    } finally {
      isFencing = false;
    }
  }

  function lapse(id: string): void {
    deadlines.delete(id);
    // Its broadcaster may say so too.
    if (!fenced.has(id)) metrics.fencedBroadcasts.inc();
    fenced.add(id);
  }

  function overdue(): string[] {
    const nowMs = monotonicMs();
    return [...deadlines].filter(([, deadline]) => deadline < nowMs).map(([id]) => id);
  }

  return {
    hold(id, { isReleased = false } = {}) {
      fenced.delete(id);
      set(id, isReleased ? monotonicMs() : Math.min(renewedMs, monotonicMs()));
    },
    release(id) {
      deadlines.delete(id);
      fenced.delete(id);
    },
    lapse,
    isHeld: (id) => deadlines.has(id),
    isFenced: (id) => fenced.has(id),
    held: () => [...deadlines.keys()],
    renew,
    start() {
      if (isUsed) watch = setInterval(() => void fence(), WATCH_MS);
    },
    stop: () => clearInterval(watch),
  };
}
