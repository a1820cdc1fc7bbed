// What a screen shows, kept outside React: an immutable view, and whoever wants to hear of the next one.

/** State with behaviour. Each change is a new view object, so that a comparison by identity is enough. */
export abstract class ViewModel<View> {
  #view: View;
  readonly #listeners = new Set<() => void>();

  constructor(view: View) {
    this.#view = view;
  }

  readonly getView = (): View => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  protected show(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
