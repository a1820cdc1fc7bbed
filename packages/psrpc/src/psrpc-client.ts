// Calls the methods of a service: publishes the request, chooses a server among the claims, awaits the answer.
import type { Message } from '@bufbuild/protobuf';
import { choiceChannel, claimChannel, requestChannel, responseChannel } from './channels.js';
import { open, seal } from './envelope.js';
import { newId, toNanoseconds } from './ids.js';
import { ClaimRequest, ClaimResponse, Request, Response } from './messages.js';
import { PsrpcError, type PsrpcErrorCode } from './psrpc-error.js';
import type { MessageBus, Subscription } from './redis-bus.js';
import {
  SELECTION_BY_AFFINITY,
  SELECTION_OF_FIRST,
  ServerSelection,
  type Selection,
} from './select-server.js';
import type { AnyMethod, Input, Output, Service } from './service.js';

export interface RequestOptions {
  /** Only servers that registered for it hear the request. */
  readonly topic?: string;
  /** Of the whole call. Default 3 s. */
  readonly timeoutMs?: number;
  readonly selection?: Selection;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 3_000;

interface PendingCall {
  readonly onResponse: (response: Response) => void;
  readonly selection?: ServerSelection;
}

export class PsrpcClient<M extends Record<string, AnyMethod>> implements AsyncDisposable {
  readonly id = newId('CLI');
  readonly #service: Service<M>;
  readonly #bus: MessageBus;
  readonly #pending = new Map<string, PendingCall>();
  readonly #cancels = new Set<() => void>();
  #isClosed = false;
  #subscriptions: Promise<Subscription[]> | undefined;

  constructor(service: Service<M>, bus: MessageBus) {
    this.#service = service;
    this.#bus = bus;
  }

  /**
   * One server's answer.
   * @throws {PsrpcError} the server's own; `unavailable` when none claimed it, `deadline_exceeded` when none answered
   * in time, `canceled` by the signal.
   */
  async request<K extends keyof M & string>(
    name: K,
    input: Input<M[K]>,
    options: RequestOptions = {},
  ): Promise<Output<M[K]>> {
    const method = this.#method(name);
    const { topic = '', timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    const selection = this.#selectionOf(method, options);
    const ends = this.#ends(timeoutMs, options.signal);
    const requestId = newId('REQ');
    try {
      const response = new Promise<Response>((resolve) =>
        this.#pending.set(requestId, { onResponse: resolve, ...(selection ? { selection } : {}) }),
      );
      await ends.race(this.#publish(method, requestId, input, options));
      if (selection) {
        // A malformed request is answered without a claim.
        const chosen = await ends.race(Promise.race([selection.chosen, response]));
        if (typeof chosen === 'string') {
          const choice = new ClaimResponse({ requestId, serverId: chosen });
          const channel = choiceChannel(this.#service.name, method.name, topic);
          await ends.race(this.#bus.publish(channel, seal(choice)));
        }
      }
      return outputOf(method, await ends.race(response)) as Output<M[K]>;
    } finally {
      ends.close();
      selection?.close();
      this.#pending.delete(requestId);
    }
  }

  /** Every answer that comes within `timeoutMs`, for methods that all servers answer. Errors of servers are left out. */
  async requestAll<K extends keyof M & string>(
    name: K,
    input: Input<M[K]>,
    options: RequestOptions = {},
  ): Promise<Output<M[K]>[]> {
    const method = this.#method(name);
    const { timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    const ends = this.#ends(timeoutMs, options.signal);
    const requestId = newId('REQ');
    const responses = new Map<string, Response>();
    this.#pending.set(requestId, { onResponse: (each) => responses.set(each.serverId, each) });
    try {
      await ends.race(this.#publish(method, requestId, input, options));
      await ends.race(new Promise<never>(() => {}));
    } catch (error) {
      if (!(error instanceof PsrpcError && error.code === 'deadline_exceeded')) throw error;
    } finally {
      ends.close();
      this.#pending.delete(requestId);
    }
    return [...responses.values()]
      .filter(({ error }) => !error)
      .map((each) => outputOf(method, each) as Output<M[K]>);
  }

  /** Ends the calls under way with `canceled`. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const cancel of [...this.#cancels]) cancel();
    const subscriptions = await this.#subscriptions?.catch(() => []);
    await Promise.allSettled(subscriptions?.map((each) => each.close()) ?? []);
  }

  #method(name: string): AnyMethod {
    const method = this.#service.methods[name];
    if (method) return method;
    throw new PsrpcError('unimplemented', `${this.#service.name} has no method "${name}".`);
  }

  #selectionOf({ claim }: AnyMethod, { selection }: RequestOptions): ServerSelection | undefined {
    if (claim === 'none') return undefined;
    return new ServerSelection(
      selection ?? (claim === 'affinity' ? SELECTION_BY_AFFINITY : SELECTION_OF_FIRST),
    );
  }

  async #publish(
    method: AnyMethod,
    requestId: string,
    input: Message,
    { topic = '', timeoutMs = DEFAULT_TIMEOUT_MS, metadata = {} }: RequestOptions,
  ): Promise<void> {
    await this.#subscribed();
    const now = Date.now();
    const request = new Request({
      requestId,
      clientId: this.id,
      sentAt: toNanoseconds(now),
      expiry: toNanoseconds(now + timeoutMs),
      multi: method.isMulti ?? false,
      metadata: { ...metadata },
      rawRequest: input.toBinary(),
    });
    await this.#bus.publish(requestChannel(this.#service.name, method.name, topic), seal(request));
  }

  #subscribed(): Promise<Subscription[]> {
    this.#subscriptions ??= Promise.all([
      this.#bus.subscribe(claimChannel(this.#service.name, this.id), (bytes) => {
        const claim = open(bytes, ClaimRequest);
        if (claim) this.#pending.get(claim.requestId)?.selection?.add(claim);
      }),
      this.#bus.subscribe(responseChannel(this.#service.name, this.id), (bytes) => {
        const response = open(bytes, Response);
        if (response) this.#pending.get(response.requestId)?.onResponse(response);
      }),
    ]).catch((error: unknown) => {
      this.#subscriptions = undefined;
      throw error;
    });
    return this.#subscriptions;
  }

  /** The ways in which a call ends without an answer. */
  #ends(timeoutMs: number, signal: AbortSignal | undefined) {
    let fail!: (error: PsrpcError) => void;
    const failed = new Promise<never>((_, reject) => (fail = reject));
    failed.catch(() => {});
    const timer = setTimeout(() => fail(new PsrpcError('deadline_exceeded', 'request timed out')), timeoutMs);
    const cancel = () => fail(new PsrpcError('canceled', 'request canceled'));
    if (this.#isClosed || signal?.aborted) cancel();
    this.#cancels.add(cancel);
    signal?.addEventListener('abort', cancel, { once: true });
    return {
      race: <T>(promise: Promise<T>) => Promise.race([promise, failed]),
      close: () => {
        clearTimeout(timer);
        this.#cancels.delete(cancel);
        signal?.removeEventListener('abort', cancel);
      },
    };
  }
}

function outputOf(method: AnyMethod, { error, code, errorDetails, rawResponse }: Response): Message {
  if (error) {
    throw new PsrpcError((code || 'unknown') as PsrpcErrorCode, error, { details: errorDetails });
  }
  try {
    return method.output.fromBinary(rawResponse) as Message;
  } catch (cause) {
    throw new PsrpcError('malformed_result', `The answer to ${method.name} cannot be read.`, { cause });
  }
}
