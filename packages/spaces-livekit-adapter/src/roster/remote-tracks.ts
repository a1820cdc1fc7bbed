// One remote participant's tracks: compared with LiveKit's publications, each difference announced in Mux's order.
import type { EventEmitter } from 'events';
import type { RemoteParticipant as LiveKitParticipant, RemoteTrackPublication } from 'livekit-client';
import { emit } from '../participants/event-arguments.js';
import type { AdaptiveQuality } from '../quality/adaptive-quality.js';
import type { Reception } from '../subscriptions/reception.js';
import { RemoteTrack } from '../tracks/remote-track.js';
import { TrackKind } from '../tracks/track-enums.js';
import { describePublication } from '../translate-livekit.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';

type Change = 'Published' | 'Unpublished' | 'Subscribed' | 'Unsubscribed';

interface RemoteTracksDeps {
  readonly identity: string;
  readonly participant: RemoteParticipant;
  readonly space: EventEmitter;
  readonly reception: Pick<Reception, 'isReceived'>;
  readonly quality: AdaptiveQuality;
}

export class RemoteTracks {
  readonly #identity: string;
  readonly #participant: RemoteParticipant;
  readonly #space: EventEmitter;
  readonly #reception: Pick<Reception, 'isReceived'>;
  readonly #quality: AdaptiveQuality;

  constructor({ identity, participant, space, reception, quality }: RemoteTracksDeps) {
    this.#identity = identity;
    this.#participant = participant;
    this.#space = space;
    this.#reception = reception;
    this.#quality = quality;
  }

  /** The tracks that a participant brings along are announced by nothing but its joining. */
  showPresent(source: LiveKitParticipant): void {
    for (const publication of source.trackPublications.values()) this.#add(publication, source);
  }

  /** @param acceptsMedia whether media that came is shown; media that went is noticed in any case */
  update(source: LiveKitParticipant, acceptsMedia: boolean): void {
    const publications = source.trackPublications;
    for (const track of this.#participant.getTracks()) if (!publications.has(track.tid)) this.#remove(track);
    for (const publication of publications.values()) {
      const track = this.#find(publication.trackSid);
      if (track) this.#describe(track, publication);
      else this.#announce('Published', this.#add(publication, source));
    }
    for (const track of this.#participant.getTracks()) {
      const publication = publications.get(track.tid);
      if (publication) this.#updateMedia(track, publication, acceptsMedia);
    }
  }

  /** While LiveKit restarts, and after the end: takes away the media that it no longer has. */
  dropLostMedia(source: LiveKitParticipant | undefined): void {
    for (const track of this.#participant.getTracks()) {
      const media = source?.trackPublications.get(track.tid)?.track?.mediaStreamTrack;
      if (track.track && track.track !== media) this.#setMedia(track, undefined);
    }
  }

  /** The participant left: its tracks keep their media and stay in the maps while this is announced. */
  announceLeaving(): void {
    for (const track of this.#participant.getTracks()) {
      this.#quality.unwatch(track);
      if (track.hasMedia()) this.#announce('Unsubscribed', track);
      this.#announce('Unpublished', track);
    }
  }

  #add(publication: RemoteTrackPublication, source: LiveKitParticipant): RemoteTrack {
    const track = new RemoteTrack(describePublication(publication, source));
    this.#mapOf(track).set(track.tid, track);
    return track;
  }

  /** Unsubscribed always precedes Unpublished. */
  #remove(track: RemoteTrack): void {
    if (track.hasMedia()) this.#setMedia(track, undefined);
    track.removeAllListeners();
    track.detach();
    this.#mapOf(track).delete(track.tid);
    this.#announce('Unpublished', track);
  }

  #describe(track: RemoteTrack, publication: RemoteTrackPublication): void {
    const { dimensions, isMuted: muted } = publication;
    track.width = dimensions?.width ?? 0;
    track.height = dimensions?.height ?? 0;
    if (track.muted === muted) return;
    track.muted = muted;
    const change = muted ? 'Muted' : 'Unmuted';
    emit(this.#space, `ParticipantTrack${change}`, this.#participant, track);
    emit(this.#participant, `Track${change}`, track);
    emit(track, change);
  }

  #updateMedia(track: RemoteTrack, publication: RemoteTrackPublication, acceptsMedia: boolean): void {
    const isReceived = this.#reception.isReceived(this.#identity);
    const media = isReceived ? publication.track?.mediaStreamTrack : undefined;
    if (media === track.track) return;
    if (track.track) this.#setMedia(track, undefined);
    if (!media || !acceptsMedia) return;
    this.#quality.watch(track, publication);
    this.#setMedia(track, media);
  }

  #setMedia(track: RemoteTrack, media: MediaStreamTrack | undefined): void {
    track.track = media;
    if (!media) this.#quality.unwatch(track);
    const hasAny = this.#participant.getTracks().some((each) => each.hasMedia());
    // `isSubscribed()` turns true between the first Subscribed events, false before the last Unsubscribed ones.
    if (!hasAny) this.#participant.hasMedia = false;
    const change = media ? 'Subscribed' : 'Unsubscribed';
    emit(this.#participant, `Track${change}`, track);
    if (hasAny) this.#participant.hasMedia = true;
    emit(this.#space, `ParticipantTrack${change}`, this.#participant, track);
  }

  #announce(change: Change, track: RemoteTrack): void {
    emit(this.#participant, `Track${change}`, track);
    emit(this.#space, `ParticipantTrack${change}`, this.#participant, track);
  }

  #find(tid: string): RemoteTrack | undefined {
    return this.#participant.audioTracks.get(tid) ?? this.#participant.videoTracks.get(tid);
  }

  #mapOf(track: RemoteTrack): Map<string, RemoteTrack> {
    return track.kind === TrackKind.Audio ? this.#participant.audioTracks : this.#participant.videoTracks;
  }
}
