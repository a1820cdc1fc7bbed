// Takes due deliveries out of the outbox and sends them, each attempt signed anew.
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import type { DeliveryAttempt } from '../database/schema.js';
import { isoMicroseconds, unixSeconds } from '../http/time.js';
import type { LiveKitOptions } from '../livekit/livekit.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import { webhookBody, type EnvelopeParts } from './envelope.js';
import { livekitWebhook } from './livekit-webhook.js';
import type { PostWebhook, WebhookAnswer } from './post.js';
import { createOutcomeWriter } from './outcome-writer.js';
import type { Outcome } from './outcomes.js';
import { claimDue, release, releaseAll, type DueDelivery } from './queue.js';
import { MAX_ATTEMPTS, nextAttemptAt } from './retry.js';
import { SIGNATURE_HEADER, signatureHeader } from './signature.js';
import { createSlots, FIRST_SLOTS } from './slots.js';

export interface Dispatcher {
  /** Something may be due: look now. */
  wake(): void;
  start(): void;
  /** Stops taking deliveries and waits for attempts under way. */
  stop(): Promise<void>;
}

interface DispatcherDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly now: () => Date;
  readonly post: PostWebhook;
  /** How often some gateway looks for what nobody has woken it for. */
  readonly intervalMs: number;
  /** Gateways that share the outbox. */
  readonly gateways: () => number;
  readonly timeoutMs: number;
  /** Signs what LiveKit would have sent. */
  readonly livekit: Pick<LiveKitOptions, 'apiKey' | 'apiSecret'>;
}

const MAX_IN_FLIGHT = 512;
/** Longer than an attempt can take: only a dead gateway holds a delivery until the end. */
const HOLD_BEYOND_TIMEOUT_MS = 10_000;

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { database, logger, metrics, now, post, intervalMs, gateways, timeoutMs, livekit } = deps;
  const slots = createSlots();
  /** Until their outcome is stored. */
  const inFlight = new Map<string, Promise<void>>();
  const storeOutcome = createOutcomeWriter(database.queries, now);
  let pumping: Promise<void> | undefined;
  let pumpAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;

  function wake(): void {
    if (!isRunning) return;
    pumpAgain = true;
    pumping ??= pump().finally(() => (pumping = undefined));
  }

  /** The more gateways there are, the seldomer each of them looks. */
  function wakeLater(): void {
    timer = setTimeout(() => {
      wake();
      wakeLater();
    }, intervalMs * gateways());
  }

  async function pump(): Promise<void> {
    while (pumpAgain && isRunning) {
      pumpAgain = false;
      const limit = MAX_IN_FLIGHT - inFlight.size;
      if (limit <= 0) return;
      try {
        const holdUntil = new Date(now().getTime() + timeoutMs + HOLD_BEYOND_TIMEOUT_MS);
        const free = { limit, limitPerWebhook: FIRST_SLOTS, slots: slots.free() };
        const due = await claimDue(database.queries, { now: now(), holdUntil, ...free });
        if (!isRunning)
          await release(
            database.queries,
            due.map(({ delivery }) => delivery.id),
          );
        else for (const one of due) send(one);
        if (due.length === limit) pumpAgain = true;
      } catch (error) {
        logger.error({ err: error }, 'failed to read the outbox');
      }
    }
  }

  function send(due: DueDelivery): void {
    const { id } = due.delivery;
    // Taken again because the clock leapt over its hold: the attempt under way will record its outcome.
    if (inFlight.has(id)) return;
    const done = attempt(due)
      .then((outcome) => {
        // First: what is not stored when the gateway is killed is sent again.
        const stored = storeOutcome(outcome);
        // Its slot is free by now.
        wake();
        return stored;
      })
      .catch((error: unknown) =>
        logger.error({ err: error, deliveryId: id }, 'failed to store how a delivery ended'),
      )
      .finally(() => {
        inFlight.delete(id);
        wake();
      });
    inFlight.set(id, done);
  }

  async function attempt({ delivery, event, environment, webhook }: DueDelivery): Promise<Outcome> {
    const leave = slots.take(webhook.id);
    const startedAt = now();
    const isLiveKits = event.objectType === 'egress';
    let answer: WebhookAnswer | undefined;
    let failure: string | null = null;
    try {
      const { body, headers } = isLiveKits
        ? await livekitWebhook(event, livekit)
        : muxWebhook({ event, environment, attempts: delivery.attempts }, webhook.secret, startedAt);
      answer = await post({ url: webhook.url, headers, body, timeoutMs });
      if (answer.status < 200 || answer.status > 299) failure = `answered ${answer.status}`;
    } catch (error) {
      failure = error instanceof Error ? error.message : 'not sent';
    }
    leave(answer ? 'answered' : 'silent');
    const attempts = [...delivery.attempts, describe(webhook, startedAt, answer)];
    const retryAt = failure === null ? undefined : nextAttemptAt(delivery.createdAt, now(), attempts.length);
    const status = failure === null ? 'delivered' : retryAt ? 'pending' : 'failed';
    metrics.deliveries.inc({ result: status === 'pending' ? 'retried' : status });
    const facts = { type: event.type, eventId: event.id, webhookId: webhook.id, attempt: attempts.length };
    if (failure === null) logger.debug(facts, 'webhook delivered');
    else logger.warn({ ...facts, failure, retryAt }, 'webhook not delivered');
    return { id: delivery.id, status, attempts, failure, nextAttemptAt: retryAt };
  }

  return {
    wake,
    start() {
      isRunning = true;
      wakeLater();
      // Only one gateway has a PGlite open: what is held, is held by one that was killed.
      const freed = database.kind === 'pglite' ? releaseAll(database.queries) : Promise.resolve();
      freed.then(wake, (error: unknown) => logger.error({ err: error }, 'outbox not freed'));
    },
    async stop() {
      isRunning = false;
      clearTimeout(timer);
      await pumping;
      await Promise.all(inFlight.values());
    },
  };
}

function muxWebhook(parts: EnvelopeParts, secret: string, at: Date) {
  const body = webhookBody(parts);
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Airlock-Webhook',
    [SIGNATURE_HEADER]: signatureHeader(secret, unixSeconds(at), body),
  };
  return { body, headers };
}

function describe(
  webhook: { id: number; url: string },
  startedAt: Date,
  answer: WebhookAnswer | undefined,
): DeliveryAttempt {
  return {
    id: randomUUID(),
    address: webhook.url,
    created_at: isoMicroseconds(startedAt),
    max_attempts: MAX_ATTEMPTS,
    response_body: answer?.body ?? null,
    response_headers: answer?.headers ?? {},
    response_status_code: answer?.status ?? null,
    webhook_id: webhook.id,
  };
}
