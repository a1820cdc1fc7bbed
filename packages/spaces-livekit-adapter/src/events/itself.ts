// The object itself, also where a method is called on a proxy of it.
import type { EventEmitter } from 'events';

/**
 * Vue makes a proxy of all that a component keeps in `data`: it has none of the private fields, and is another key of a
 * Map. Not an ordinary property: Vue 2 makes those reactive.
 */
export function knowItself(emitter: EventEmitter & { itself: () => EventEmitter }): void {
  Object.defineProperty(emitter, 'itself', { value: () => emitter });
}
