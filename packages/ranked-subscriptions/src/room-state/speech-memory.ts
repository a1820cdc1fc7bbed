// Remembers who speaks and since when, and who fell silent and when.
import type { Participant } from 'livekit-client';

export interface Speech {
  readonly speakingSinceMs?: number;
  readonly lastSpokeAtMs?: number;
}

/** Keyed by identity: a participant who comes back keeps its claim, as does everyone across our own reconnect. */
export class SpeechMemory {
  readonly #byIdentity = new Map<string, Speech>();

  /** Takes over the room's whole list of active speakers. */
  update(activeSpeakers: readonly Participant[], nowMs: number): void {
    const speaking = new Set(activeSpeakers.map(({ identity }) => identity));
    for (const identity of this.#byIdentity.keys()) if (!speaking.has(identity)) this.end(identity, nowMs);
    for (const identity of speaking) {
      const known = this.#byIdentity.get(identity);
      if (known?.speakingSinceMs === undefined)
        this.#byIdentity.set(identity, { ...known, speakingSinceMs: nowMs });
    }
  }

  /** This person is silent from now on, as is whoever leaves. */
  end(identity: string, nowMs: number): void {
    if (this.of(identity).speakingSinceMs !== undefined)
      this.#byIdentity.set(identity, { lastSpokeAtMs: nowMs });
  }

  of(identity: string): Speech {
    return this.#byIdentity.get(identity) ?? silence;
  }

  /** Forgets those whose last words no longer count, so that a long-lived room costs no memory. */
  forgetBefore(timeMs: number): void {
    for (const [identity, { speakingSinceMs, lastSpokeAtMs }] of this.#byIdentity) {
      if (speakingSinceMs === undefined && (lastSpokeAtMs ?? 0) <= timeMs) this.#byIdentity.delete(identity);
    }
  }
}

const silence: Speech = {};
