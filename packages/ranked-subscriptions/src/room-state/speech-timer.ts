// Calls back when a speech has lasted long enough to count: nothing happens in the room at that moment.
import type { Candidate } from '../rank/rank.js';

export class SpeechTimer {
  readonly #onDue: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onDue: () => void) {
    this.#onDue = onDue;
  }

  set(candidates: readonly Candidate[], nowMs: number, minSpeechMs: number): void {
    this.stop();
    const remainingMs = candidates
      .map(({ speakingSinceMs = -Infinity }) => speakingSinceMs + minSpeechMs - nowMs)
      .filter((ms) => ms > 0);
    if (remainingMs.length > 0) this.#timer = setTimeout(this.#onDue, Math.min(...remainingMs));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
