// Decides when LiveKit Egress may begin to record: with the first picture, not with an empty frame.

/** A room without video has been waited for this long. */
const WITHOUT_VIDEO_MS = 3000;
/**
 * A camera that is published and sends nothing must not keep the others' sound off the air: Egress gives a page about
 * a minute, then ends with "Start signal not received".
 */
const WITHOUT_DECODED_VIDEO_MS = 10_000;

export interface Pictures {
  /** Pictures that the layout wants now. */
  readonly wanted: number;
  /** How many of them have been decoded. */
  readonly decoded: number;
}

/** Calls `start` once. Begins to count with its making, which is to be when the room is connected. */
export class StartSignal {
  readonly #timers: ReturnType<typeof setTimeout>[];
  #pictures: Pictures = { wanted: 0, decoded: 0 };
  #hasWaited = false;
  #isOver = false;

  constructor(private readonly start: () => void) {
    this.#timers = [
      setTimeout(() => {
        this.#hasWaited = true;
        this.#decide();
      }, WITHOUT_VIDEO_MS),
      setTimeout(() => this.#fire(), WITHOUT_DECODED_VIDEO_MS),
    ];
  }

  update(pictures: Pictures): void {
    this.#pictures = pictures;
    this.#decide();
  }

  /** The room has gone: nothing is signalled any more. */
  cancel(): void {
    this.#isOver = true;
    this.#timers.forEach(clearTimeout);
  }

  #decide(): void {
    const { wanted, decoded } = this.#pictures;
    if (decoded > 0 || (this.#hasWaited && wanted === 0)) this.#fire();
  }

  #fire(): void {
    if (this.#isOver) return;
    this.cancel();
    this.start();
  }
}
