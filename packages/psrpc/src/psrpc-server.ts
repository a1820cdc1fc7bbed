// Serves methods of a service: claims requests, waits to be chosen, runs the handler, answers.
import type { Message } from '@bufbuild/protobuf';
import { choiceChannel, claimChannel, requestChannel, responseChannel } from './channels.js';
import { open, seal } from './envelope.js';
import { newId, toNanoseconds } from './ids.js';
import { ClaimRequest, ClaimResponse, Request, Response } from './messages.js';
import { PsrpcError, toPsrpcError } from './psrpc-error.js';
import type { MessageBus, Subscription } from './redis-bus.js';
import type { AnyMethod, Input, Output, Service } from './service.js';

export interface CallContext {
  readonly requestId: string;
  readonly clientId: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** When the caller stops waiting, in milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Handling<I, O> {
  /** Only requests for it are heard. */
  readonly topic?: string;
  readonly handler: (input: I, context: CallContext) => Promise<O>;
  /** For methods with `claim: 'affinity'`: above zero, more is better; below zero, the request is left to others. */
  readonly affinity?: (input: I) => number | Promise<number>;
}

export interface PsrpcServerOptions {
  /** Told of what no caller can be told: a failed publish, a handler's unexpected error. */
  readonly onError?: (error: unknown) => void;
  readonly now?: () => number;
}

interface Registration {
  readonly subscriptions: readonly Subscription[];
  readonly running: ReadonlySet<Promise<void>>;
}

export class PsrpcServer<M extends Record<string, AnyMethod>> implements AsyncDisposable {
  readonly id = newId('SRV');
  readonly #service: Service<M>;
  readonly #bus: MessageBus;
  readonly #onError: (error: unknown) => void;
  readonly #now: () => number;
  readonly #registrations = new Set<Registration>();

  constructor(
    service: Service<M>,
    bus: MessageBus,
    { onError = () => {}, now = Date.now }: PsrpcServerOptions = {},
  ) {
    this.#service = service;
    this.#bus = bus;
    this.#onError = onError;
    this.#now = now;
  }

  /** Settles when requests are heard. The disposer stops hearing them and waits for those under way. */
  async serve<K extends keyof M & string>(
    name: K,
    handling: Handling<Input<M[K]>, Output<M[K]>>,
  ): Promise<AsyncDisposable> {
    const method = this.#service.methods[name]!;
    const { topic = '' } = handling;
    const running = new Set<Promise<void>>();
    const seen = new Map<string, number>();
    const choices = new Map<string, (serverId: string) => void>();

    const onRequest = (bytes: Uint8Array) => {
      const request = open(bytes, Request);
      if (!request || !this.#isFresh(request, seen)) return;
      const work = this.#answer(method, request, handling as unknown as Handling<Message, Message>, choices)
        .catch(this.#onError)
        .finally(() => running.delete(work));
      running.add(work);
    };
    const onChoice = (bytes: Uint8Array) => {
      const choice = open(bytes, ClaimResponse);
      if (choice) choices.get(choice.requestId)?.(choice.serverId);
    };

    const subscriptions = await Promise.all([
      ...(method.claim === 'none'
        ? []
        : [this.#bus.subscribe(choiceChannel(this.#service.name, method.name, topic), onChoice)]),
      this.#bus.subscribe(requestChannel(this.#service.name, method.name, topic), onRequest, {
        isQueue: method.isQueue ?? false,
      }),
    ]);
    const registration = { subscriptions, running };
    this.#registrations.add(registration);
    return { [Symbol.asyncDispose]: () => this.#end(registration) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#registrations].map((each) => this.#end(each)));
  }

  async #end(registration: Registration): Promise<void> {
    this.#registrations.delete(registration);
    // The request channel, which is the last one, first: a choice may still come for a claim that was made.
    await registration.subscriptions.at(-1)?.close();
    await Promise.all(registration.running);
    await Promise.all(registration.subscriptions.map((each) => each.close()));
  }

  /** Neither expired nor heard before: a message may come twice. */
  #isFresh({ requestId, expiry }: Request, seen: Map<string, number>): boolean {
    const now = this.#now();
    for (const [id, expiresAt] of seen) {
      if (expiresAt > now) break;
      seen.delete(id);
    }
    const expiresAt = Number(expiry / 1_000_000n);
    if (expiresAt <= now) {
      const lateMs = now - expiresAt;
      const message = `Request ${requestId} expired ${lateMs} ms before it arrived: compare the clocks of both machines.`;
      this.#onError(new PsrpcError('deadline_exceeded', message));
      return false;
    }
    if (seen.has(requestId)) return false;
    seen.set(requestId, expiresAt);
    return true;
  }

  async #answer(
    method: AnyMethod,
    request: Request,
    { handler, affinity }: Handling<Message, Message>,
    choices: Map<string, (serverId: string) => void>,
  ): Promise<void> {
    const { requestId, clientId, metadata } = request;
    const expiresAt = Number(request.expiry / 1_000_000n);
    let output: Message | undefined;
    let failure: PsrpcError | undefined;
    try {
      const input = inputOf(method, request);
      if (method.claim !== 'none') {
        const value = method.claim === 'affinity' ? ((await affinity?.(input)) ?? 1) : 1;
        if (value < 0 || !(await this.#claim(request, value, choices))) return;
      }
      output = await handler(input, { requestId, clientId, metadata, expiresAt });
    } catch (error) {
      failure = toPsrpcError(error);
      if (failure !== error) this.#onError(error);
    }
    const response = new Response({
      requestId,
      serverId: this.id,
      sentAt: toNanoseconds(this.#now()),
      ...(failure
        ? { error: failure.message, code: failure.code, errorDetails: [...failure.details] }
        : { rawResponse: output!.toBinary() }),
    });
    await this.#bus.publish(responseChannel(this.#service.name, clientId), seal(response));
  }

  /** Whether the client chose this server; false as well when it chose nobody before the request expired. */
  async #claim(
    { requestId, clientId, expiry }: Request,
    affinity: number,
    choices: Map<string, (serverId: string) => void>,
  ): Promise<boolean> {
    const chosen = new Promise<string>((resolve) => choices.set(requestId, resolve));
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), Number(expiry / 1_000_000n) - this.#now());
    });
    try {
      const claim = new ClaimRequest({ requestId, serverId: this.id, affinity });
      await this.#bus.publish(claimChannel(this.#service.name, clientId), seal(claim));
      return (await Promise.race([chosen, expired])) === this.id;
    } finally {
      clearTimeout(timer);
      choices.delete(requestId);
    }
  }
}

function inputOf(method: AnyMethod, { rawRequest }: Request): Message {
  try {
    return method.input.fromBinary(rawRequest) as Message;
  } catch (cause) {
    throw new PsrpcError('malformed_request', `The request for ${method.name} cannot be read.`, { cause });
  }
}
