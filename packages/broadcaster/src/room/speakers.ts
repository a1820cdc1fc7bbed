// Who speaks, the loudest first: LiveKit names who began, and their own audio says who goes on.

/**
 * What livekit-server 1.13 takes for speech: `active_level`, 35 dB below full scale, in 40 % of the time. It looks at half
 * a second; less suffices here, so that whoever has stopped is not in the way of whom LiveKit names next.
 */
const SPEECH_LEVEL = 10 ** (-35 / 20);
const WINDOW_FRAMES = 15;
const LEAST_LOUD_FRAMES = 6;
/** What a frame leaves of the level before it: half in a third of a second. */
const FADING = 0.96;

/** One person's audio, in frames of 20 ms. */
class Voice {
  /** From 0 to 1. */
  level = 0;
  readonly #wasLoud = new Uint8Array(WINDOW_FRAMES);
  #at = 0;
  #loudFrames = 0;

  get isSpeech(): boolean {
    return this.#loudFrames >= LEAST_LOUD_FRAMES;
  }

  add(frame: Int16Array): void {
    const level = levelOf(frame);
    const isLoud = level >= SPEECH_LEVEL ? 1 : 0;
    this.level = Math.max(level, this.level * FADING);
    this.#loudFrames += isLoud - this.#wasLoud[this.#at]!;
    this.#wasLoud[this.#at] = isLoud;
    this.#at = (this.#at + 1) % WINDOW_FRAMES;
  }
}

/**
 * livekit-server 1.13 sends only those whose level changed, and rtc-node 1.1 hands on only those of them who are active,
 * quietest first: who is not named has stopped, or speaks on as loud as before.
 */
export class Speakers {
  readonly #voices = new Map<string, Voice>();
  /** Whoever was named at any time: they speak for as long as they are heard, too. */
  readonly #known = new Set<string>();
  #named: ReadonlySet<string> = new Set();

  /** @param identities as rtc-node gives them. */
  name(identities: readonly string[]): void {
    this.#named = new Set(identities);
    for (const identity of identities) this.#known.add(identity);
  }

  /** Takes in a decoded frame of 20 ms. Returns whether somebody is a speaker, or none any more, because of it. */
  add(identity: string, frame: Int16Array): boolean {
    const voice = this.#voices.get(identity) ?? new Voice();
    this.#voices.set(identity, voice);
    const wasSpeech = voice.isSpeech;
    voice.add(frame);
    return voice.isSpeech !== wasSpeech && this.#known.has(identity) && !this.#named.has(identity);
  }

  /** To be called when somebody mutes themselves or leaves. */
  forget(identity: string): void {
    this.#voices.delete(identity);
    this.#known.delete(identity);
    this.name([...this.#named].filter((each) => each !== identity));
  }

  /** Identities, the loudest first. */
  list(): string[] {
    const levelOfVoice = (identity: string): number => this.#voices.get(identity)?.level ?? 0;
    return [...this.#known]
      .filter((identity) => this.#named.has(identity) || this.#voices.get(identity)?.isSpeech)
      .sort((a, b) => levelOfVoice(b) - levelOfVoice(a));
  }
}

/** Root of the mean square, as WebRTC measures the level that it sends to LiveKit. */
function levelOf(frame: Int16Array): number {
  let squares = 0;
  for (let i = 0; i < frame.length; i++) squares += frame[i]! * frame[i]!;
  return Math.sqrt(squares / Math.max(1, frame.length)) / 32768;
}
