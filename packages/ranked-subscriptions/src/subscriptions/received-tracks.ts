// Knows which remote tracks carry media for the app, telling real subscriptions from shadows.
import type { RemoteParticipant, RemoteTrack, RemoteTrackPublication } from 'livekit-client';

export interface ReceivedTrack {
  readonly track: RemoteTrack;
  readonly publication: RemoteTrackPublication;
  readonly participant: RemoteParticipant;
}

/** Compares what should be visible with what was announced; each difference is announced once. */
export class ReceivedTracks {
  readonly #announced = new Map<string, ReceivedTrack>();

  /** Takes a participant's tracks as they are now, and gives back what came and what went. */
  update(participant: RemoteParticipant, isReal: (publication: RemoteTrackPublication) => boolean) {
    const came: ReceivedTrack[] = [];
    const went: ReceivedTrack[] = [];
    for (const publication of participant.trackPublications.values()) {
      const { track, trackSid } = publication;
      const known = this.#announced.get(trackSid);
      const isVisible = track !== undefined && isReal(publication);
      if (known && (!isVisible || known.track !== track)) went.push(this.#forget(trackSid, known));
      if (isVisible && known?.track !== track) {
        const received = { track, publication, participant };
        this.#announced.set(trackSid, received);
        came.push(received);
      }
    }
    return { came, went };
  }

  /** A track that LiveKit took away; gives it back when it had been announced. */
  remove(trackSid: string): ReceivedTrack | undefined {
    const known = this.#announced.get(trackSid);
    return known && this.#forget(trackSid, known);
  }

  #forget(trackSid: string, known: ReceivedTrack): ReceivedTrack {
    this.#announced.delete(trackSid);
    return known;
  }
}
