// Typed listeners whose failures stay their own.

type Listener<Arguments extends readonly unknown[]> = (...args: Arguments) => void;

/** Calls listeners in the order they were added; one that throws is reported and the others still run. */
export class Listeners<Events extends { [Name in keyof Events]: readonly unknown[] }> {
  #byEvent: { [Name in keyof Events]?: Set<Listener<Events[Name]>> } = {};
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Adds a listener and gives back the function that removes it. */
  on<Name extends keyof Events>(event: Name, listener: Listener<Events[Name]>): () => void {
    const listeners = (this.#byEvent[event] ??= new Set());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  emit<Name extends keyof Events>(event: Name, ...args: Events[Name]): void {
    for (const listener of [...(this.#byEvent[event] ?? [])]) {
      try {
        listener(...args);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  clear(): void {
    this.#byEvent = {};
  }
}
