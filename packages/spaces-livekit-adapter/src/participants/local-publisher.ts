// Publishes, updates and unpublishes the local participant's tracks, and announces it in Mux's order: Space first.
import type { EventEmitter } from 'events';
import type { Track as LiveKitTrack } from 'livekit-client';
import { PublishTrackError, UnpublishTrackError, UpdateTrackError } from '../errors.js';
import { messageOf } from '../message-of.js';
import { emit } from './event-arguments.js';
import { ParticipantEvent } from '../events/participant-event.js';
import { TrackEvent } from '../events/track-event.js';
import type { LocalParticipant } from './local-participant.js';
import { ParticipantRole } from './participant-enums.js';
import { LocalPublication, type LiveKitSide } from '../tracks/local-publication.js';
import type { LocalTrack } from '../tracks/local-track.js';
import { TrackKind, TrackSource } from '../tracks/track-enums.js';
import { sourceOverLimit } from '../tracks/track-limits.js';

interface Published {
  readonly publication: LocalPublication;
  /** Takes this publisher's listeners off the track. */
  readonly release: () => void;
}

export class LocalPublisher {
  readonly #participant: LocalParticipant;
  readonly #space: EventEmitter;
  readonly #liveKit: LiveKitSide;
  readonly #published = new Map<LocalTrack, Published>();
  /** The last publication of each media: one that is being unpublished must be gone before the next begins. */
  readonly #earlier = new WeakMap<MediaStreamTrack, LocalPublication>();

  constructor(participant: LocalParticipant, space: EventEmitter, liveKit: LiveKitSide) {
    this.#participant = participant;
    this.#space = space;
    this.#liveKit = liveKit;
  }

  async publish(tracks: LocalTrack[]): Promise<LocalTrack[]> {
    this.#check(tracks);
    const publications = tracks.map((track) => this.#add(track));
    const results = await Promise.allSettled(publications.map((publication) => publication.publish()));
    const failed = results.find((result) => result.status === 'rejected');
    // Others may have taken the tracks' places meanwhile.
    const held = [...this.#published].filter(([, { publication }]) => publications.includes(publication));
    if (!failed) {
      for (const [track] of held) track.isPublished = true;
      return tracks;
    }
    for (const [track] of held) this.#remove(track);
    throw new PublishTrackError(
      `The server did not take the track: ${messageOf(failed.reason)}. ` +
        'Check that the token allows publishing, then publish again.',
      { cause: failed.reason },
    );
  }

  update(tracks: LocalTrack[]): LocalTrack[] {
    if (this.#isSubscriber)
      throw new UpdateTrackError('Updating tracks not allowed for subscriber only participants');
    if (tracks.some(({ source }) => source === TrackSource.Other))
      throw new Error('cannot update track unknown source');
    return tracks.filter((track) => {
      const old = this.#participant.getTracks().find(({ source }) => source === track.source);
      if (old) return this.#replace(old, track);
      console.warn(`No track of source ${track.source} is published: publish it before updating it.`);
      return false;
    });
  }

  unpublish(tracks: LocalTrack[] | undefined, { stop }: { stop: boolean }): void {
    if (this.#isSubscriber)
      throw new UnpublishTrackError('Unpublishing not allowed for subscriber only participants');
    for (const track of tracks ?? []) {
      if (!this.#published.has(track)) {
        console.warn('The track is not published by this participant: there is nothing to unpublish.');
        continue;
      }
      track.removeAllListeners();
      if (stop) {
        track.detach();
        track.stop();
      }
      this.#remove(track);
    }
  }

  /** The server muted or unmuted a track: others see it, so the application should. */
  recordServerMute(media: LiveKitTrack | undefined): void {
    const { track, publication } = this.#find(media) ?? {};
    const isMuted = publication?.serverMute;
    if (isMuted === undefined) return;
    if (isMuted) track?.mute();
    else track?.unMute();
  }

  /** The server took a track away, with the permission to publish it. It may be published again when that is back. */
  recordServerUnpublish(media: LiveKitTrack | undefined): void {
    const { track } = this.#find(media) ?? {};
    // LiveKit unpublishes a screen that is no longer shared by itself, as this does.
    if (track && track.track.readyState !== 'ended') this.#remove(track);
  }

  /** The connection is over: the tracks may be published in another one. */
  release(): void {
    for (const [track, { release }] of this.#published) {
      release();
      track.isPublished = false;
    }
    this.#published.clear();
  }

  get #isSubscriber(): boolean {
    return this.#participant.role === ParticipantRole.Subscriber;
  }

  #check(tracks: LocalTrack[]): void {
    if (this.#isSubscriber)
      throw new PublishTrackError('Cannot publish tracks as a subscriber only participant');
    if (!tracks?.length) throw new PublishTrackError('No valid tracks found to publish');
    if (tracks.some((track) => track.isPublished || this.#published.has(track)))
      throw new PublishTrackError('Cannot publish an already published LocalTrack');
    const over = sourceOverLimit([...this.#participant.getTracks(), ...tracks]);
    if (over) throw new PublishTrackError(`Cannot publish more than ${over.limit} ${over.source} tracks`);
  }

  #add(track: LocalTrack): LocalPublication {
    const publication = new LocalPublication(track, this.#liveKit, this.#earlier.get(track.track));
    this.#hold(track, publication);
    this.#announce('Published', track);
    return publication;
  }

  #replace(old: LocalTrack, track: LocalTrack): boolean {
    const held = this.#published.get(old);
    if (!held || old === track) return old === track;
    this.#release(old);
    track.replace(old);
    old.removeAllListeners();
    old.stop();
    this.#hold(track, held.publication);
    void held.publication.update(track).catch((error: unknown) => {
      console.warn('The published track could not be replaced: publish it again.', error);
    });
    this.#announce('Unpublished', old);
    this.#announce('Published', track);
    return true;
  }

  #remove(track: LocalTrack): void {
    const held = this.#published.get(track);
    if (!held) return;
    this.#release(track);
    this.#mapOf(track).delete(track.tid);
    void held.publication.unpublish().catch((error: unknown) => {
      console.debug('The track was not there to be unpublished.', error);
    });
    this.#announce('Unpublished', track);
    track.isPublished = false;
  }

  #hold(track: LocalTrack, publication: LocalPublication): void {
    const onMute = (event: 'TrackMuted' | 'TrackUnmuted') => () => {
      void publication.update(track).catch((error: unknown) => {
        console.warn('Failed to announce the mute to the others; they receive silence all the same.', error);
      });
      emit(this.#participant, event, track);
    };
    const [onMuted, onUnmuted] = [onMute(ParticipantEvent.TrackMuted), onMute(ParticipantEvent.TrackUnmuted)];
    const onEnded = () => this.unpublish([track], { stop: true });
    const endsWithMedia =
      track.source === TrackSource.Screenshare || track.source === TrackSource.ScreenshareAudio;
    const media = track.track;
    track.on(TrackEvent.Muted, onMuted).on(TrackEvent.Unmuted, onUnmuted);
    if (endsWithMedia) media.addEventListener('ended', onEnded);
    const release = () => {
      track.off(TrackEvent.Muted, onMuted).off(TrackEvent.Unmuted, onUnmuted);
      media.removeEventListener('ended', onEnded);
    };
    this.#published.set(track, { publication, release });
    this.#earlier.set(media, publication);
    this.#mapOf(track).set(track.tid, track);
  }

  #find(media: LiveKitTrack | undefined): { track: LocalTrack; publication: LocalPublication } | undefined {
    for (const [track, { publication }] of this.#published)
      if (publication.isOf(media)) return { track, publication };
    return undefined;
  }

  #release(track: LocalTrack): void {
    this.#published.get(track)?.release();
    this.#published.delete(track);
  }

  #announce(change: 'Published' | 'Unpublished', track: LocalTrack): void {
    emit(this.#space, `ParticipantTrack${change}`, this.#participant, track);
    emit(this.#participant, `Track${change}`, track);
  }

  #mapOf(track: LocalTrack): Map<string, LocalTrack> {
    return track.kind === TrackKind.Audio ? this.#participant.audioTracks : this.#participant.videoTracks;
  }
}
