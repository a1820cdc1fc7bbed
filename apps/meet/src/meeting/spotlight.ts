// Whom the host shows large to everyone, by the id of their connection: told by custom events, the last of which counts.
import type { Outbox } from './outbox.js';

interface SpotlightDeps {
  readonly outbox: Outbox;
  readonly onChange: (connectionId: string | undefined) => void;
  /** It could not be told, and is taken back. */
  readonly onFailed: () => void;
}

export class Spotlight {
  readonly #deps: SpotlightDeps;
  #connectionId: string | undefined;
  /** Whether it was put on here, so that whoever comes later has to be told from here. */
  #isOwn = false;

  constructor(deps: SpotlightDeps) {
    this.#deps = deps;
  }

  /** Puts it on somebody, or takes it off whoever has it. */
  toggle(connectionId: string): void {
    this.#isOwn = true;
    this.#set(connectionId === this.#connectionId ? undefined : connectionId);
    this.#send();
  }

  /** Takes the payload of somebody else's custom event; false when it is no spotlight. */
  hear(payload: string): boolean {
    const heard = decodeSpotlight(payload);
    if (!heard) return false;
    this.#isOwn = false;
    this.#set(heard.connectionId);
    return true;
  }

  /** Custom events reach only those who are there. */
  tellAgain(): void {
    if (this.#isOwn && this.#connectionId !== undefined) this.#send();
  }

  #send(): void {
    // What it says is read when it goes out.
    this.#deps.outbox
      .send(() => encodeSpotlight(this.#connectionId))
      .catch(() => {
        this.#set(undefined);
        this.#deps.onFailed();
      });
  }

  #set(connectionId: string | undefined): void {
    this.#connectionId = connectionId;
    this.#deps.onChange(connectionId);
  }
}

export const encodeSpotlight = (connectionId: string | undefined): string =>
  JSON.stringify({ kind: 'spotlight', connectionId: connectionId ?? null });

/** `undefined` for anything that is no spotlight, whatever it is. */
export function decodeSpotlight(payload: string): { connectionId: string | undefined } | undefined {
  let value: { kind?: unknown; connectionId?: unknown } | null;
  try {
    value = JSON.parse(payload) as typeof value;
  } catch {
    return undefined;
  }
  const { kind, connectionId } = value ?? {};
  if (kind !== 'spotlight') return undefined;
  if (connectionId === null) return { connectionId: undefined };
  return typeof connectionId === 'string' ? { connectionId } : undefined;
}
