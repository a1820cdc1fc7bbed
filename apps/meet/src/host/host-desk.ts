// The desk of a room's host: who may come in, who waits, and what the gateway does on the host's word.
import { words } from '../language/language.js';
import { ViewModel } from '../view-model/view-model.js';

export type Admission = 'open' | 'ask' | 'locked';

export interface Waiting {
  readonly id: string;
  readonly name: string;
}

export interface HostDeskView {
  readonly admission: Admission;
  readonly waiting: readonly Waiting[];
  /** In words, what the gateway did not do. */
  readonly failure?: string;
}

const ASK_EVERY_MS = 2500;

export class HostDesk extends ViewModel<HostDeskView> {
  readonly #space: string;
  readonly #hostKey: string;
  readonly #fetch: typeof globalThis.fetch;
  /** What is being changed wins over the answer to an older question. */
  #changes = 0;

  constructor(
    space: string,
    hostKey: string,
    fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis),
  ) {
    super({ admission: 'open', waiting: [] });
    this.#space = space;
    this.#hostKey = hostKey;
    this.#fetch = fetch;
  }

  /** Follows who waits until the returned function is called. */
  readonly follow = (): (() => void) => {
    const ask = () => void this.#look({}).catch(() => {});
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(timer);
  };

  /** Shown at once, and taken back when the gateway does not do it. */
  async setAdmission(admission: Admission): Promise<void> {
    const before = this.getView().admission;
    this.show({ admission });
    await this.#change(() => this.#look({ admission }));
    if (this.getView().failure !== undefined) this.show({ admission: before });
  }

  answer(id: string, isAdmitted: boolean): Promise<void> {
    return this.#change(() => this.#look({ answers: [{ id, isAdmitted }] }));
  }

  mute(connectionId: string): Promise<void> {
    return this.#change(() => this.#post('moderation', { connectionId, action: 'mute' }));
  }

  remove(connectionId: string): Promise<void> {
    return this.#change(() => this.#post('moderation', { connectionId, action: 'remove' }));
  }

  /** What lets anybody in who has it, for so long; undefined when the gateway does not give one. */
  async invite(lifeSeconds: number): Promise<string | undefined> {
    let invitation: unknown;
    await this.#change(async () => {
      ({ invitation } = (await this.#post('invitations', { lifeSeconds })) as { invitation?: unknown });
    });
    return typeof invitation === 'string' ? invitation : undefined;
  }

  async #change(change: () => Promise<unknown>): Promise<void> {
    this.#changes += 1;
    try {
      await change();
      this.show({ failure: undefined });
    } catch {
      this.show({ failure: words().access.failed });
    }
  }

  async #look(change: object): Promise<void> {
    const asked = this.#changes;
    const answer = (await this.#post('desk', change)) as Partial<HostDeskView>;
    if (asked !== this.#changes || !Array.isArray(answer.waiting)) return;
    const { admission, waiting } = answer as HostDeskView;
    if (
      JSON.stringify([admission, waiting]) ===
      JSON.stringify([this.getView().admission, this.getView().waiting])
    )
      return;
    this.show({ admission, waiting });
  }

  async #post(action: string, body: object): Promise<unknown> {
    const response = await this.#fetch(`/airlock/v1/dev/host/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ space: this.#space, hostKey: this.#hostKey, ...body }),
    });
    if (!response.ok) throw new Error(`The gateway refused (HTTP ${response.status}).`);
    return response.status === 204 ? undefined : response.json();
  }
}
