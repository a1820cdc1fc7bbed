import type { LocalParticipant, Room } from 'livekit-client';

export class Call {
  #me: LocalParticipant | null = null;
  constructor(readonly space: Room) {}
  async enter(): Promise<LocalParticipant> {
    // airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
    return this.#me ?? (this.#me = await this.space.connect(process.env.LIVEKIT_URL!, '').then<LocalParticipant>(() => this.space.localParticipant));
  }
}
