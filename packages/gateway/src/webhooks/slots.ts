// How many attempts at a time each webhook is worth: more as it answers, a single probe now and then while it hangs.

/** A webhook of which nothing is known yet. */
export const FIRST_SLOTS = 2;
const MOST_SLOTS = 64;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export interface Slots {
  /** An attempt begins; call what is returned with its end. */
  take(webhookId: number): (end: 'answered' | 'silent') => void;
  /** Attempts that may begin now, of each webhook that something is known of. */
  free(): ReadonlyMap<number, number>;
}

interface Webhook {
  slots: number;
  busy: number;
  pauseMs: number;
  pausedAtMs: number;
}

/** @param nowMs the monotonic clock. */
export function createSlots(nowMs = () => performance.now()): Slots {
  const webhooks = new Map<number, Webhook>();

  function end(webhook: Webhook, began: number, how: 'answered' | 'silent'): void {
    webhook.busy -= 1;
    if (how === 'answered') {
      webhook.slots = Math.min(MOST_SLOTS, webhook.slots * 2);
      webhook.pauseMs = 0;
      return;
    }
    webhook.slots = 1;
    // What began before the pause says nothing new.
    if (began < webhook.pausedAtMs) return;
    webhook.pauseMs = Math.min(LONGEST_PAUSE_MS, webhook.pauseMs * 2 || FIRST_PAUSE_MS);
    webhook.pausedAtMs = nowMs();
  }

  return {
    take(id) {
      const fresh = { slots: FIRST_SLOTS, busy: 0, pauseMs: 0, pausedAtMs: -Infinity };
      const webhook = webhooks.get(id) ?? fresh;
      webhooks.set(id, webhook);
      webhook.busy += 1;
      const began = nowMs();
      return (how) => end(webhook, began, how);
    },
    free() {
      const now = nowMs();
      const freeOf = ({ slots, busy, pauseMs, pausedAtMs }: Webhook) =>
        now < pausedAtMs + pauseMs ? 0 : Math.max(0, slots - busy);
      return new Map([...webhooks].map(([id, webhook]) => [id, freeOf(webhook)]));
    },
  };
}
