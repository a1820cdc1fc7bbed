// How late a stream arrives, told by RTMP's acknowledgements: megabytes may lie in the kernel that Node calls sent.

/**
 * Asked of the server by Window Acknowledgement Size: forty of 16 bytes a second. A link that falls to a tenth is 3 s late
 * with what is sent in a third of a second: by then the stream must have stopped.
 */
export function acknowledgementWindowBytes(bitrateBps: number): number {
  return Math.min(50_000, Math.max(4_000, Math.round(bitrateBps / 8 / 40)));
}

/** Over how long the rate of delivery is measured. */
const RATE_WINDOW_MS = 500;

const MAX_POINTS = 2000;

interface Point {
  readonly atMs: number;
  readonly bytes: number;
}

export class Acknowledgements {
  /** What was sent until when, oldest first; only what may still be on its way. */
  #sent: Point[] = [{ atMs: 0, bytes: 0 }];
  /** What had arrived when. */
  #arrived: Point[] = [];
  #lastSequence = 0;

  /** @param askedBytes what the server was asked to acknowledge by; some keep to a window of their own. */
  constructor(private readonly askedBytes: number) {}

  /** @param bytes all that was handed to the socket since the connection began. */
  sent(bytes: number, atMs: number): void {
    this.#sent.push({ atMs, bytes });
    // Where nothing is ever acknowledged, the oldest is of no use.
    if (this.#sent.length > MAX_POINTS) this.#sent.shift();
  }

  /**
   * @param sequence as the server says it: a number of 32 bits, which begins again at zero.
   * @param takenBytes what the kernel has taken of what was sent: the rest has not arrived, whatever the server says.
   */
  acknowledge(sequence: number, atMs: number, takenBytes = this.#sentBytes): void {
    const step = (sequence - this.#lastSequence) >>> 0;
    // A server that counts back speaks of something else; one that counts ahead of us as well.
    if (step === 0 || step > takenBytes - this.#arrivedBytes + this.#windowBytes) return;
    this.#lastSequence = sequence;
    const bytes = this.#arrivedBytes + step;
    this.#arrived.push({ atMs, bytes });
    while (this.#arrived.length > 2 && this.#arrived[1]!.atMs < atMs - RATE_WINDOW_MS) this.#arrived.shift();
    while (this.#sent.length > 1 && this.#sent[1]!.bytes <= bytes) this.#sent.shift();
  }

  /** Whether the server acknowledges at all: many do not. */
  get areKnown(): boolean {
    return this.#arrived.length > 0;
  }

  /** Sent and, as far as the server's window lets one tell, not arrived. */
  get outstandingBytes(): number {
    return Math.max(0, this.#sentBytes - this.#arrivedBytes - this.#windowBytes);
  }

  /** How late the oldest byte is that should have been acknowledged by now. */
  silenceMs(nowMs: number): number {
    const due = this.#arrivedBytes + this.#windowBytes;
    const oldest = this.#sent.find(({ bytes }) => bytes > due);
    return oldest && this.areKnown
      ? Math.max(0, nowMs - Math.max(oldest.atMs, this.#arrived.at(-1)!.atMs))
      : 0;
  }

  /** Bits that arrive in a second; `undefined` until that can be told. */
  deliveredBps(nowMs: number): number | undefined {
    const [first, last] = [this.#arrived[0], this.#arrived.at(-1)];
    if (!first || !last || first === last) return undefined;
    const spanMs = Math.max(last.atMs - first.atMs, 1);
    const meanBps = ((last.bytes - first.bytes) * 8000) / spanMs;
    // Less than a window has arrived since the last word.
    const isWaiting = this.#sentBytes > last.bytes + this.#windowBytes;
    const mostBps = (this.#windowBytes * 8000) / Math.max(nowMs - last.atMs, 1);
    return isWaiting ? Math.min(meanBps, mostBps) : meanBps;
  }

  /** How late that which is sent now is going to arrive; `undefined` until that can be told. */
  latenessMs(nowMs: number): number | undefined {
    const bps = this.deliveredBps(nowMs);
    if (bps === undefined) return undefined;
    return Math.max((this.outstandingBytes * 8000) / Math.max(bps, 1), this.silenceMs(nowMs));
  }

  /** As far as its last steps tell: a server that has read much at once is not taken for a coarse one for ever. */
  get #windowBytes(): number {
    return this.#arrived.reduce(
      (most, { bytes }, at) => Math.max(most, bytes - (this.#arrived[at - 1]?.bytes ?? bytes)),
      Math.max(this.askedBytes, this.#arrived.length === 1 ? this.#arrived[0]!.bytes : 0),
    );
  }

  get #sentBytes(): number {
    return this.#sent.at(-1)!.bytes;
  }

  get #arrivedBytes(): number {
    return this.#arrived.at(-1)?.bytes ?? 0;
  }
}
