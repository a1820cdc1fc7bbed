// Who speaks, the loudest first: LiveKit names who began, and their own sound says who goes on.

/** What LiveKit takes for speech (`active_level` of livekit-server 1.13: 35 dB below full scale). */
const SPEECH_LEVEL = 10 ** (-35 / 20);
/** A shorter silence is a pause between words; LiveKit looks at half a second at a time. */
const PAUSE_MS = 500;
/** What a frame of 20 ms leaves of the level before it: half in a third of a second. */
const FADING = 0.96;

interface Voice {
  /** From 0 to 1. */
  level: number;
  /** When it was last as loud as speech. */
  loudAtMs: number;
}

/**
 * livekit-server 1.13 sends only those whose level changed, and rtc-node 1.1 hands on only those of them who are active:
 * who is not named has stopped, or speaks on as loud as before. Times are milliseconds of `performance.now`.
 */
export class Speakers {
  readonly #voices = new Map<string, Voice>();
  #named: readonly string[] = [];
  /** Named before, and still heard. */
  readonly #others = new Set<string>();

  /** @param identities as rtc-node gives them: the quietest first. */
  name(identities: readonly string[], nowMs: number): void {
    for (const before of this.#named) this.#others.add(before);
    this.#named = identities.toReversed();
    for (const other of this.#others) {
      if (this.#named.includes(other) || !this.#isHeard(other, nowMs)) this.#others.delete(other);
    }
  }

  /** Takes in decoded sound. Returns whether somebody is no speaker any more because of it. */
  hear(identity: string, samples: Int16Array, nowMs: number): boolean {
    const voice = this.#voices.get(identity) ?? { level: 0, loudAtMs: -Infinity };
    this.#voices.set(identity, voice);
    const level = levelOf(samples);
    voice.level = Math.max(level, voice.level * FADING);
    if (level >= SPEECH_LEVEL) voice.loudAtMs = nowMs;
    return !this.#isHeard(identity, nowMs) && this.#others.delete(identity);
  }

  /** To be called when somebody mutes themselves or leaves. */
  forget(identity: string): void {
    this.#voices.delete(identity);
    this.#others.delete(identity);
    this.#named = this.#named.filter((each) => each !== identity);
  }

  /** Identities, the loudest first. */
  list(): string[] {
    const levelNow = (identity: string): number => this.#voices.get(identity)?.level ?? 0;
    return [...this.#named, ...this.#others].sort((a, b) => levelNow(b) - levelNow(a));
  }

  #isHeard(identity: string, nowMs: number): boolean {
    return nowMs - (this.#voices.get(identity)?.loudAtMs ?? -Infinity) < PAUSE_MS;
  }
}

/** Root of the mean square, as WebRTC measures the level that it sends to LiveKit. */
function levelOf(samples: Int16Array): number {
  let squares = 0;
  for (let i = 0; i < samples.length; i++) squares += samples[i]! * samples[i]!;
  return Math.sqrt(squares / Math.max(1, samples.length)) / 32768;
}
