// Says when a room has changed, and keeps still while it only seems to empty.

/**
 * In a full reconnect the native client of rtc-node 1.1 first lets everyone leave, and says only then that it
 * reconnects. So long it must be waited whether somebody has really gone.
 */
const DOUBT_MS = 40;

export interface RoomChangesOptions {
  readonly isConnected: () => boolean;
  readonly onChanged: () => void;
}

export class RoomChanges implements Disposable {
  #doubt: NodeJS.Timeout | undefined;

  constructor(private readonly options: RoomChangesOptions) {}

  /** Something is other than before. Who reconnects must call it once more when that is done. */
  changed(): void {
    if (!this.#doubt && this.options.isConnected()) this.options.onChanged();
  }

  /** Somebody, or what they showed, is gone. */
  gone(): void {
    this.#doubt ??= setTimeout(() => {
      this.#doubt = undefined;
      this.changed();
    }, DOUBT_MS);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#doubt);
  }
}
