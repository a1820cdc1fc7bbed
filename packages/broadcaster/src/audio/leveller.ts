// Brings one voice slowly to the level of the others: as loud as it speaks on average, and never while it is silent.

/** Of speech, without its pauses: about -18 LUFS. */
const TARGET_DB = -20;
/** Gently: who whispers stays quieter than who shouts. */
const MOST_DB = 9;
const UP_DB_PER_SECOND = 3;
const DOWN_DB_PER_SECOND = 6;
/** Below this, and so far below one's own level, is no speech but a pause, a room or a breath. */
const SPEECH_FLOOR_DB = -50;
const PAUSE_DB = 20;
/** Over how much speech the level is averaged; the first words count more. */
const AVERAGED_SECONDS = 4;
/** Until so much was heard the level falls in pauses: it may be that of a knock, beside which a voice is none. */
const FORGOTTEN_DB_PER_SECOND = 0.5;

export class Leveller {
  #levelDb: number | undefined;
  #heardSeconds = 0;
  #gainDb = 0;

  /** By what the voice is to be multiplied now. */
  get gain(): number {
    return 10 ** (this.#gainDb / 20);
  }

  /** Takes in a stretch as it was received. */
  add(samples: Int16Array, seconds: number): void {
    const levelDb = decibels(samples);
    if (levelDb < SPEECH_FLOOR_DB) return;
    if (this.#levelDb !== undefined && levelDb < this.#levelDb - PAUSE_DB) {
      if (this.#heardSeconds < AVERAGED_SECONDS) this.#levelDb -= FORGOTTEN_DB_PER_SECOND * seconds;
      return;
    }
    this.#heardSeconds = Math.min(this.#heardSeconds + seconds, AVERAGED_SECONDS);
    this.#levelDb ??= levelDb;
    this.#levelDb += (levelDb - this.#levelDb) * Math.min(1, seconds / this.#heardSeconds);
    const wantedDb = Math.max(-MOST_DB, Math.min(MOST_DB, TARGET_DB - this.#levelDb));
    const step = wantedDb - this.#gainDb;
    this.#gainDb += Math.max(-DOWN_DB_PER_SECOND * seconds, Math.min(UP_DB_PER_SECOND * seconds, step));
  }
}

function decibels(samples: Int16Array): number {
  let squares = 0;
  for (let i = 0; i < samples.length; i++) squares += samples[i]! * samples[i]!;
  return 10 * Math.log10(squares / Math.max(1, samples.length) / 32768 ** 2);
}
