import { afterEach, expect, it, vi } from 'vitest';
import { newEnvironment, onBothDatabases } from '../../test/databases.js';
import { startWebhookReceiver, verifyHeader } from '../../test/webhook-receiver.js';
import { eq } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { webhooks } from '../database/schema.js';
import { newId } from '../database/identifiers.js';
import { createLogger } from '../telemetry/logger.js';
import { createMetrics } from '../telemetry/metrics.js';
import { createDispatcher, type Dispatcher } from './dispatcher.js';
import { recordEvents } from './outbox.js';
import { createPostWebhook, type PostWebhook } from './post.js';
import { claimDue } from './queue.js';
import { insertWebhook, listDeliveries, replayDelivery } from './store.js';

const PATIENCE_MS = 20_000;
const page = { limit: 1000, page: 1 };
const running: Dispatcher[] = [];

function dispatch(
  database: Database,
  options: { now?: () => Date; timeoutMs?: number; post?: PostWebhook } = {},
): Dispatcher {
  const dispatcher = createDispatcher({
    database,
    logger: createLogger('silent'),
    metrics: createMetrics(),
    now: () => new Date(),
    post: createPostWebhook({ arePrivateTargetsAllowed: true }),
    intervalMs: 20,
    gateways: () => 1,
    timeoutMs: 2000,
    livekit: { apiKey: 'devkey', apiSecret: 'a-secret-of-thirty-two-characters' },
    ...options,
  });
  running.push(dispatcher);
  dispatcher.start();
  return dispatcher;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
});

async function prepared(database: Database) {
  const environmentId = await newEnvironment(database);
  const receiver = await startWebhookReceiver();
  const secret = newId();
  const webhook = await insertWebhook(database.queries, {
    environmentId,
    url: receiver.url,
    secret,
    createdAt: new Date(),
  });
  const record = (space: string, number: number, now = new Date()) =>
    database.queries.transaction((tx) =>
      recordEvents(tx, now, [
        {
          environmentId,
          type: 'video.space.updated',
          object: { type: 'space', id: space },
          data: { space, number },
          orderKey: space,
        },
      ]),
    );
  const listed = () => listDeliveries(database.queries, { ...page, webhook_id: webhook.id });
  const numbers = (space?: string) =>
    receiver.received
      .filter(({ event, status }) => status === 200 && (!space || event.data.space === space))
      .map(({ event }) => event.data.number);
  return { environmentId, receiver, secret, webhook, record, listed, numbers };
}

onBothDatabases('webhook delivery', (database) => {
  it('sends what was committed before it ran, signed, as JSON', async () => {
    const { receiver, secret, record, listed } = await prepared(database());
    await using _receiver = receiver;
    await record('a', 1);
    dispatch(database());
    await vi.waitFor(async () => expect((await listed())[0]?.delivery.status).toBe('delivered'), PATIENCE_MS);
    const [one] = receiver.received;
    expect(one).toMatchObject({
      contentType: 'application/json',
      event: { data: { number: 1 }, attempts: [] },
    });
    expect(() => verifyHeader(one!.body, one!.signature, secret)).not.toThrow();
    expect(JSON.stringify(one!.event)).toBe(one!.body);
    expect((await listed())[0]!.delivery.attempts).toMatchObject([
      { response_status_code: 200, address: receiver.url },
    ]);
  });

  it('keeps the order of a space, though its endpoint fails now and then', async () => {
    const { receiver, record, numbers } = await prepared(database());
    await using _receiver = receiver;
    let count = 0;
    receiver.answer = () => ((count += 1) % 3 === 0 ? 500 : 200);
    const clock = fastClock();
    for (let number = 1; number <= 8; number += 1) await record('a', number, clock());
    dispatch(database(), { now: clock });
    await vi.waitFor(() => expect([...new Set(numbers('a'))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]), PATIENCE_MS);
  });

  it('signs each attempt anew and shows the attempts before it', async () => {
    const { receiver, secret, record } = await prepared(database());
    await using _receiver = receiver;
    receiver.answer = ({ event }) => (event.attempts.length < 2 ? 503 : 200);
    const clock = fastClock();
    await record('a', 1, clock());
    dispatch(database(), { now: clock });
    const accepted = () => receiver.received.filter(({ event }) => event.attempts.length >= 2);
    await vi.waitFor(() => expect(accepted()).not.toEqual([]), PATIENCE_MS);
    const { length } = receiver.received;
    expect(new Set(receiver.received.map(({ signature }) => signature)).size).toBe(length);
    for (const { body, signature } of receiver.received) verifyHeader(body, signature, secret, new Date(0));
    const [first, second] = accepted()[0]!.event.attempts;
    expect([first, second]).toMatchObject([{ response_status_code: 503 }, { response_status_code: 503 }]);
  });

  it('lets one space wait without holding up another, and one webhook without another', async () => {
    const { environmentId, receiver, record, numbers } = await prepared(database());
    await using _receiver = receiver;
    await using hanging = await startWebhookReceiver();
    hanging.answer = () => new Promise(() => {});
    await insertWebhook(database().queries, {
      environmentId,
      url: hanging.url,
      secret: 's',
      createdAt: new Date(),
    });
    receiver.answer = ({ event }) => (event.data.space === 'bad' ? 500 : 200);
    for (let number = 1; number <= 40; number += 1) {
      await record('bad', number);
      await record(`good-${number % 20}`, number);
    }
    // Longer than a busy machine takes to answer: only the endpoint that hangs is to be silent.
    dispatch(database(), { timeoutMs: 5000 });
    await vi.waitFor(() => expect(new Set(numbers()).size).toBe(40), PATIENCE_MS);
  });

  it('goes to a healthy endpoint while seventy others hang, each of which gets no more than two attempts', async () => {
    const { environmentId, receiver, record, numbers } = await prepared(database());
    await using _receiver = receiver;
    for (let index = 0; index < 70; index += 1) {
      const hanging = { environmentId, url: `http://hanging-${index}/`, secret: 's', createdAt: new Date(0) };
      await insertWebhook(database().queries, hanging);
    }
    for (let number = 1; number <= 3; number += 1) await record(`space-${number}`, number);
    let end = (_reason: Error) => {};
    const ended = new Promise<never>((_, reject) => (end = reject));
    const hung = new Map<string, number>();
    const post = createPostWebhook({ arePrivateTargetsAllowed: true });
    dispatch(database(), {
      post: (attempt) => {
        if (!attempt.url.includes('hanging')) return post(attempt);
        hung.set(attempt.url, (hung.get(attempt.url) ?? 0) + 1);
        return ended;
      },
    });
    await vi.waitFor(() => expect(new Set(numbers()).size).toBe(3), PATIENCE_MS);
    end(new Error('ended'));
    await database().queries.delete(webhooks).where(eq(webhooks.environmentId, environmentId));
    expect(Math.max(...hung.values())).toBeLessThanOrEqual(2);
  });

  it('gives up after 24 hours, says why, and goes on with the next', async () => {
    const { receiver, record, listed, numbers } = await prepared(database());
    await using _receiver = receiver;
    receiver.answer = ({ event }) => (event.data.number === 1 ? 410 : 200);
    const clock = fastClock(3_600_000);
    await record('a', 1, clock());
    await record('a', 2, clock());
    dispatch(database(), { now: clock });
    await vi.waitFor(() => expect(numbers()).toEqual([2]), PATIENCE_MS);
    await vi.waitFor(async () => {
      const [second, first] = await listed();
      expect(first!.delivery).toMatchObject({ status: 'failed', failure: 'answered 410' });
      expect(second!.delivery).toMatchObject({ status: 'delivered', failure: null });
    }, PATIENCE_MS);
  });

  it('counts an endpoint that is not there, or hangs, as a failed attempt', async () => {
    const { environmentId, receiver, record } = await prepared(database());
    const { url } = receiver;
    await receiver[Symbol.asyncDispose]();
    await using hanging = await startWebhookReceiver();
    hanging.answer = () => new Promise(() => {});
    const hung = await insertWebhook(database().queries, {
      environmentId,
      url: hanging.url,
      secret: 's',
      createdAt: new Date(),
    });
    await record('a', 1);
    dispatch(database(), { timeoutMs: 100 });
    await vi.waitFor(async () => {
      const all = await listDeliveries(database().queries, page);
      const failures = new Map(all.map(({ delivery }) => [delivery.webhookId, delivery.failure]));
      expect(failures.get(hung.id)).toBe('no answer within 100 ms');
      const [refused] = all.filter(({ delivery }) => delivery.attempts[0]?.address === url);
      expect(refused!.delivery).toMatchObject({
        status: 'pending',
        failure: expect.stringContaining('ECONNREFUSED'),
      });
    }, PATIENCE_MS);
  });

  it('is taken over from a gateway that died with it: when its hold ends, or at once where no other can be', async () => {
    const { receiver, record } = await prepared(database());
    await using _receiver = receiver;
    await record('a', 1);
    // What a gateway killed between taking and sending leaves behind.
    const now = new Date();
    const holdUntil = new Date(now.getTime() + 60_000);
    const claim = { now, holdUntil, limit: 100, limitPerWebhook: 100, slots: new Map() };
    const held = await claimDue(database().queries, claim);
    expect(held.length).toBeGreaterThan(0);
    if (database().kind === 'postgres') {
      expect(await claimDue(database().queries, claim)).toEqual([]);
      dispatch(database(), { now: () => new Date(Date.now() + 61_000) });
    } else {
      dispatch(database());
    }
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), PATIENCE_MS);
  });

  it('is shared by two gateways without doubles, in order', async () => {
    const { receiver, record, numbers } = await prepared(database());
    await using _receiver = receiver;
    const spaces = Array.from({ length: 10 }, (_, index) => `space-${index}`);
    // On a slow machine an attempt that times out would be made again, which is no double of the sharing.
    for (const _gateway of [1, 2]) dispatch(database(), { timeoutMs: 30_000 });
    for (let number = 1; number <= 10; number += 1)
      await Promise.all(spaces.map((space) => record(space, number)));
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(100), PATIENCE_MS);
    await Promise.all(running.map((dispatcher) => dispatcher.stop()));
    expect(receiver.received).toHaveLength(100);
    for (const space of spaces) expect(numbers(space)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('is replayed on demand, as the same event', async () => {
    const { receiver, record, listed } = await prepared(database());
    await using _receiver = receiver;
    await record('a', 1);
    const dispatcher = dispatch(database());
    await vi.waitFor(async () => expect((await listed())[0]?.delivery.status).toBe('delivered'), PATIENCE_MS);
    const { id } = (await listed())[0]!.delivery;
    await database().queries.transaction((tx) => replayDelivery(tx, new Date(), id));
    dispatcher.wake();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), PATIENCE_MS);
    expect(receiver.received[1]!.event.id).toBe(receiver.received[0]!.event.id);
    expect(await replayDelivery(database().queries, new Date(), 'unknown')).toBeUndefined();
  });

  it('is forgotten with a change that is rolled back', async () => {
    const { environmentId, receiver, listed } = await prepared(database());
    await using _receiver = receiver;
    const failing = database().queries.transaction(async (tx) => {
      const object = { type: 'space', id: 'a' } as const;
      await recordEvents(tx, new Date(), [
        { environmentId, type: 'video.space.created', object, data: {}, orderKey: 'a' },
      ]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await listed()).toEqual([]);
  });
});

/**
 * A clock that gains time at each look, so that the delays of retries pass at once. On a slow machine it outruns a claim,
 * and an attempt is made twice, as "at least once" allows.
 */
function fastClock(stepMs = 5000): () => Date {
  let time = 0;
  return () => new Date((time += stepMs));
}
