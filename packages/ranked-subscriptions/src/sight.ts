// Knows who is in sight: whose tiles are on the page, near enough to what is shown of it.

/** Tiles that are about to be scrolled into sight are received already. */
export const DEFAULT_SIGHT_MARGIN_PX = 200;

/** Someone none of whose tiles was ever handed in is in sight. */
export class Sight {
  readonly #marginPx: number;
  readonly #onChange: () => void;
  readonly #tiles = new Map<Element, { readonly identity: string; isVisible: boolean }>();
  #observer: IntersectionObserver | undefined;

  constructor(marginPx: number, onChange: () => void) {
    this.#marginPx = marginPx;
    this.#onChange = onChange;
  }

  /** @returns the function that lets go of the tile */
  observe(element: Element, identity: string): () => void {
    // Where pages are not drawn, as in jsdom, everyone is in sight.
    if (typeof IntersectionObserver === 'undefined') return () => {};
    this.#observer ??= new IntersectionObserver((entries) => this.#update(entries), {
      rootMargin: `${this.#marginPx}px`,
    });
    // As before until the browser says so, with the next frame: a tile that is drawn anew is not to flicker.
    const tile = { identity, isVisible: !this.isOutOfSight(identity) };
    this.#tiles.set(element, tile);
    // The browser reports an element that it observes already only when its sight changes.
    this.#observer.unobserve(element);
    this.#observer.observe(element);
    return () => {
      // It may be somebody else's tile by now.
      if (this.#tiles.get(element) !== tile) return;
      this.#tiles.delete(element);
      this.#observer?.unobserve(element);
      this.#onChange();
    };
  }

  isOutOfSight(identity: string): boolean {
    const tiles = [...this.#tiles.values()].filter((tile) => tile.identity === identity);
    return tiles.length > 0 && !tiles.some(({ isVisible }) => isVisible);
  }

  end(): void {
    this.#observer?.disconnect();
    this.#tiles.clear();
  }

  #update(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const tile = this.#tiles.get(target);
      if (tile) tile.isVisible = isIntersecting;
    }
    this.#onChange();
  }
}
