// Client and server against each other over a real redis-server.
import { startRedis, type TestRedis } from '@airlock-rtc/testkit';
import { StringValue } from '@bufbuild/protobuf';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestChannel } from '../src/channels.js';
import { PsrpcClient, PsrpcError, PsrpcServer, RedisBus, type MessageBus } from '../src/index.js';
import { Echo } from './echo-service.js';

let redis: TestRedis;
/** Ended in reverse order. */
const opened: AsyncDisposable[] = [];

beforeEach(async () => {
  redis = use(await startRedis());
});
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each[Symbol.asyncDispose]();
});

function use<T extends AsyncDisposable>(resource: T): T {
  opened.push(resource);
  return resource;
}

const text = (value: string) => new StringValue({ value });

/** Each end has connections of its own, as in processes of their own. */
function newBus(): RedisBus {
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  connection.on('error', () => {});
  use({ [Symbol.asyncDispose]: async () => connection.disconnect() });
  return use(new RedisBus(connection));
}

const newClient = (bus: MessageBus = newBus()) => use(new PsrpcClient(Echo, bus));

function newServer(bus: MessageBus = newBus(), onError: (error: unknown) => void = () => {}) {
  return use(new PsrpcServer(Echo, bus, { onError }));
}

const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    ({ code, message }: PsrpcError) => ({ code, message }),
  );

describe('choosing a server', () => {
  it('the one with the highest affinity gets it, one with a negative one keeps silent', async () => {
    for (const [name, affinity] of [
      ['low', 0.2],
      ['high', 0.9],
      ['none', -1],
    ] as const) {
      await newServer().serve('best', {
        affinity: () => affinity,
        handler: async ({ value }) => text(`${name} ${value}`),
      });
    }
    expect((await newClient().request('best', text('hello'))).value).toBe('high hello');
  });

  it.each(['first', 'queued'] as const)('each request goes to one of several: %s', async (method) => {
    const handled: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      await newServer().serve(method, { handler: async ({ value }) => (handled.push(value), text(name)) });
    }
    const client = newClient();
    const values = Array.from({ length: 50 }, (_, index) => `${index}`);
    await Promise.all(values.map((value) => client.request(method, text(value))));
    expect(handled.toSorted()).toEqual(values.toSorted());
  });

  it('by topic', async () => {
    for (const topic of ['EG_1', 'EG_😀']) {
      await newServer().serve('direct', { topic, handler: async () => text(topic) });
    }
    const client = newClient();
    expect((await client.request('direct', text(''), { topic: 'EG_😀' })).value).toBe('EG_😀');
    expect(await errorOf(client.request('direct', text(''), { topic: 'EG_2', timeoutMs: 50 }))).toEqual({
      code: 'deadline_exceeded',
      message: 'request timed out',
    });
  });

  it('all of them', async () => {
    for (const name of ['a', 'b']) await newServer().serve('all', { handler: async () => text(name) });
    const answers = await newClient().requestAll('all', text(''), { timeoutMs: 300 });
    expect(answers.map(({ value }) => value).toSorted()).toEqual(['a', 'b']);
  });

  it('none there, or none that can', async () => {
    await newServer().serve('best', { affinity: () => -1, handler: async () => text('') });
    const selection = { timeoutMs: 50 };
    expect(await errorOf(newClient().request('best', text(''), { selection }))).toEqual({
      code: 'unavailable',
      message: 'no response from servers',
    });
  });
});

describe('errors', () => {
  it("come with their code; a handler's own error as unknown, and is told to the server", async () => {
    const told: unknown[] = [];
    await newServer(newBus(), (error) => told.push(error)).serve('direct', {
      handler: async ({ value }) => {
        if (value === 'bug') throw new TypeError('a bug');
        throw new PsrpcError('failed_precondition', 'no room for 会議');
      },
    });
    const client = newClient();
    expect(await errorOf(client.request('direct', text('')))).toEqual({
      code: 'failed_precondition',
      message: 'no room for 会議',
    });
    expect(await errorOf(client.request('direct', text('bug')))).toEqual({
      code: 'unknown',
      message: 'a bug',
    });
    expect(told).toEqual([new TypeError('a bug')]);
  });

  it('a handler that stays away, a caller that cancels, a client that is closed', async () => {
    const answer = deferred<StringValue>();
    await newServer().serve('direct', { handler: () => answer.promise });
    use({ [Symbol.asyncDispose]: async () => answer.resolve(text('')) });
    const client = newClient();
    expect(await errorOf(client.request('direct', text(''), { timeoutMs: 50 }))).toMatchObject({
      code: 'deadline_exceeded',
    });
    const canceling = new AbortController();
    const canceled = errorOf(client.request('direct', text(''), { signal: canceling.signal }));
    canceling.abort();
    expect(await canceled).toMatchObject({ code: 'canceled' });
    const closed = errorOf(client.request('direct', text('')));
    await client[Symbol.asyncDispose]();
    expect(await closed).toMatchObject({ code: 'canceled' });
  });

  it('bytes that cannot be read harm nobody', async () => {
    await newServer().serve('direct', { handler: async ({ value }) => text(value) });
    const bus = newBus();
    const channel = requestChannel('Echo', 'Direct', '');
    for (const bytes of ['', '\xff\xff', '{}']) await bus.publish(channel, Buffer.from(bytes, 'latin1'));
    expect((await newClient().request('direct', text('still here'))).value).toBe('still here');
  });
});

describe('a network that misbehaves', () => {
  it('answers a doubled request once', async () => {
    let calls = 0;
    await newServer().serve('direct', { handler: async () => text(`${(calls += 1)}`) });
    const bus = newBus();
    const doubling: MessageBus = {
      subscribe: (...args) => bus.subscribe(...args),
      publish: async (...args) => {
        await bus.publish(...args);
        await bus.publish(...args);
      },
    };
    const client = newClient(doubling);
    expect((await client.request('direct', text(''))).value).toBe('1');
    expect((await client.request('direct', text(''))).value).toBe('2');
  });

  it('drops a request that expired on its way, and says that clocks may differ', async () => {
    const told = deferred<unknown>();
    const server = use(
      new PsrpcServer(Echo, newBus(), { onError: told.resolve, now: () => Date.now() + 60_000 }),
    );
    await server.serve('direct', { handler: async () => text('late') });
    expect(await errorOf(newClient().request('direct', text(''), { timeoutMs: 100 }))).toMatchObject({
      code: 'deadline_exceeded',
    });
    expect(String(await told.promise)).toContain('compare the clocks');
  });

  it('serves again after Redis was killed and came back, and what was asked meanwhile is answered', async () => {
    const server = newServer();
    await server.serve('best', { handler: async ({ value }) => text(value) });
    const client = newClient();
    await client.request('best', text('before'));
    await redis.kill();
    const meanwhile = client.request('best', text('meanwhile'), {
      timeoutMs: 20_000,
      selection: { timeoutMs: 20_000, enoughAffinity: 0 },
    });
    await redis.start();
    // The request may have been published before the server subscribed again; then it is lost, as any message may be.
    await Promise.race([meanwhile, until(() => client.request('best', text('after')))]);
    expect((await client.request('best', text('after'))).value).toBe('after');
    await client[Symbol.asyncDispose]();
    await meanwhile.catch(() => {});
  });
});

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** Asks until it is answered. */
async function until(ask: () => Promise<unknown>): Promise<void> {
  for (;;) if ((await errorOf(ask())) === undefined) return;
}

it('stops hearing requests when it is disposed of, and finishes what is under way', async () => {
  const begun = deferred<void>();
  const finish = deferred<void>();
  const serving = await newServer().serve('direct', {
    handler: async () => {
      begun.resolve();
      await finish.promise;
      return text('finished');
    },
  });
  const client = newClient();
  const under = client.request('direct', text('1'));
  await begun.promise;
  const order: string[] = [];
  const ended = serving[Symbol.asyncDispose]().then(() => order.push('ended'));
  const refused = errorOf(client.request('direct', text('2'), { timeoutMs: 100 }));
  expect(await refused).toMatchObject({ code: 'deadline_exceeded' });
  order.push('finish');
  finish.resolve();
  expect((await under).value).toBe('finished');
  await ended;
  expect(order).toEqual(['finish', 'ended']);
});
