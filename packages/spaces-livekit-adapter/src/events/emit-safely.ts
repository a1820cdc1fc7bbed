// Emits an event so that a listener that throws does not end the work that led to it.
import type { EventEmitter } from 'events';

/**
 * Emits synchronously. A listener that throws stops the later listeners of this event, as in spaces-web 1.2.0, and
 * its error reaches `window.onerror`; the work that led to the event goes on.
 */
export function emitSafely(emitter: EventEmitter, name: string, args: unknown[]): void {
  try {
    emitter.emit(name, ...args);
  } catch (error) {
    reportUncaught(error);
  }
}

function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}
