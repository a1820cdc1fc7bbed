// Service definitions: the names, messages and rules of methods, from which client and server take their types.
import type { Message, MessageType } from '@bufbuild/protobuf';

export interface Method<I extends Message<I>, O extends Message<O>> {
  /** As on the wire: `StartEgress`. */
  readonly name: string;
  readonly input: MessageType<I>;
  readonly output: MessageType<O>;
  /**
   * How one server of several gets a request. `affinity`: each names its affinity, the client takes the best;
   * `first`: the client takes the first that claims it; `none`: whoever hears it answers.
   */
  readonly claim: 'affinity' | 'first' | 'none';
  /** One server handles each request, by a lock in Redis. */
  readonly isQueue?: boolean;
  /** Every server answers: call it by `requestAll`. */
  readonly isMulti?: boolean;
}

// Variance: a method of precise messages must fit into a record of any methods.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyMethod = Method<any, any>;

export interface Service<M extends Record<string, AnyMethod> = Record<string, AnyMethod>> {
  readonly name: string;
  readonly methods: M;
}

export type Input<M> = M extends Method<infer I, infer _O> ? I : never;
export type Output<M> = M extends Method<infer _I, infer O> ? O : never;

/** Keeps the precise types of the methods. */
export function defineService<M extends Record<string, AnyMethod>>(name: string, methods: M): Service<M> {
  return { name, methods };
}
