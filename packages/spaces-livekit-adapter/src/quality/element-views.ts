// Observes how media elements stand on the page: their size in device pixels, and whether they are in sight.
import type { ElementView } from './wanted-quality.js';

/** Tiles that are about to be scrolled into sight are received already. */
const MARGIN = '200px';
/** Denser screens than this show no more of a video. */
const MAX_DENSITY = 2;

interface Observed {
  view: ElementView;
  readonly listeners: Set<() => void>;
}

/** One pair of observers for all elements, since each costs the browser work of its own. */
export class ElementViews {
  readonly #observed = new Map<Element, Observed>();
  readonly #sizes: ResizeObserver;
  readonly #sights: IntersectionObserver;
  readonly #onVisibility = () => this.#tellAll();

  constructor() {
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) this.#update(target, {});
    });
    this.#sights = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) this.#update(target, { isVisible: isIntersecting });
      },
      { rootMargin: MARGIN },
    );
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  /** Whether this browser can tell. */
  static get isSupported(): boolean {
    return typeof ResizeObserver === 'function' && typeof IntersectionObserver === 'function';
  }

  /** Calls back at each change of the element's view until the function that is returned is called. */
  observe(element: Element, listener: () => void): () => void {
    let observed = this.#observed.get(element);
    if (!observed) {
      observed = { view: { width: 0, height: 0, isVisible: true, hadBox: false }, listeners: new Set() };
      this.#observed.set(element, observed);
      this.#sizes.observe(element);
      this.#sights.observe(element);
    }
    observed.listeners.add(listener);
    return () => this.#unobserve(element, listener);
  }

  viewOf(element: Element): ElementView | undefined {
    const view = this.#observed.get(element)?.view;
    // This window's observers do not tell how it is shown in another one.
    if (!view || isInAnotherWindow(element)) return view && { ...view, hadBox: false };
    return document.visibilityState === 'hidden' ? { ...view, isVisible: false } : view;
  }

  end(): void {
    this.#sizes.disconnect();
    this.#sights.disconnect();
    this.#observed.clear();
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #unobserve(element: Element, listener: () => void): void {
    const observed = this.#observed.get(element);
    if (!observed?.listeners.delete(listener) || observed.listeners.size > 0) return;
    this.#observed.delete(element);
    this.#sizes.unobserve(element);
    this.#sights.unobserve(element);
  }

  #update(element: Element, change: { isVisible?: boolean }): void {
    const observed = this.#observed.get(element);
    if (!observed) return;
    const density = Math.min(globalThis.devicePixelRatio || 1, MAX_DENSITY);
    const [width, height] = [element.clientWidth * density, element.clientHeight * density];
    const hadBox = observed.view.hadBox || (width > 0 && height > 0);
    observed.view = { ...observed.view, ...change, width, height, hadBox };
    for (const listener of [...observed.listeners]) listener();
  }

  #tellAll(): void {
    for (const { listeners } of this.#observed.values()) for (const listener of [...listeners]) listener();
  }
}

/** Picture-in-picture, of the element or of a document, and what was moved into a window that the page opened. */
function isInAnotherWindow(element: Element): boolean {
  if (element.ownerDocument !== document) return element.ownerDocument.defaultView !== null;
  const root = element.getRootNode() as Partial<DocumentOrShadowRoot>;
  return root.pictureInPictureElement === element;
}
