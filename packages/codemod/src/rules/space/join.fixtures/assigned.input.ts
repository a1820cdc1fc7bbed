import type { LocalParticipant, Space } from '@mux/spaces-web';

export class Call {
  #me: LocalParticipant | null = null;
  constructor(readonly space: Space) {}
  async enter(): Promise<LocalParticipant> {
    return this.#me ?? (this.#me = await this.space.join());
  }
}
