// Notices that a microphone which is on has brought nothing for a while.

/** Below this of the meter's range there is no speech, only the noise of the line. */
const QUIET_LEVEL = 0.12;
const SILENT_AFTER_MS = 6000;

export class Silence {
  #lastHeardMs: number | undefined;

  /** Takes what was measured at that time; true once nothing was heard for long enough. */
  isSilent(level: number, atMs: number): boolean {
    if (level >= QUIET_LEVEL || this.#lastHeardMs === undefined) this.#lastHeardMs = atMs;
    return atMs - this.#lastHeardMs >= SILENT_AFTER_MS;
  }
}
