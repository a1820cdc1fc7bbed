// The listeners of one connection, which end together.

interface Source<Handler> {
  on(event: never, handler: Handler): unknown;
  off(event: never, handler: Handler): unknown;
}

export class Scope {
  readonly #ends: (() => void)[] = [];

  /** Listens until the scope ends. */
  listen<Event, Handler>(source: Source<Handler>, event: Event, handler: Handler): void {
    source.on(event as never, handler);
    this.#ends.push(() => source.off(event as never, handler));
  }

  onEnd(end: () => void): void {
    this.#ends.push(end);
  }

  end(): void {
    for (const end of this.#ends.splice(0)) end();
  }
}
