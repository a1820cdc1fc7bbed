// One local track on its way to the server: steps that follow one another, each bringing LiveKit in line with it.
import {
  LocalAudioTrack,
  LocalVideoTrack,
  type LocalParticipant as LiveKitLocalParticipant,
  type LocalTrack as LiveKitLocalTrack,
  type Track as LiveKitTrack,
} from 'livekit-client';
import { untilAborted } from '../events/until-aborted.js';
import { liveKitSource, OTHER_STREAM } from '../translate-livekit.js';
import type { LocalTrack } from './local-track.js';
import { TrackKind, TrackSource } from './track-enums.js';

export interface LiveKitSide {
  readonly participant: LiveKitLocalParticipant;
  /** Resolves when the room is connected, or over. */
  whenConnected(): Promise<void>;
  isConnected(): boolean;
  /** Aborted when the connection is left. */
  readonly closed: AbortSignal;
}

/**
 * livekit-client 2.23 loses an unpublish while the publish is under way, and mutes asynchronously: so each step
 * waits for the one before, and looks at what is wanted by then.
 */
export class LocalPublication {
  /** Replaced by {@link replace}. */
  track: LocalTrack;
  readonly #liveKit: LiveKitSide;
  readonly #media: LiveKitLocalTrack;
  /** What it is published with when the same media was published before. */
  readonly #copy: MediaStreamTrack | undefined;
  #steps: Promise<void>;
  #isWanted = true;
  #isAligning = false;

  /**
   * livekit-server 1.13 knows a track by the id of its media. It waits for the first packet of each, and answers no
   * request to publish the same id meanwhile: media that was unpublished before its first packet could never be
   * published again. So media that was published before begins as a copy, with an id of its own, and takes the
   * copy's place at once.
   * @param earlier a publication of the same media, which must be over first
   */
  constructor(track: LocalTrack, liveKit: LiveKitSide, earlier: LocalPublication | undefined) {
    this.track = track;
    this.#liveKit = liveKit;
    this.#steps = earlier?.finished ?? Promise.resolve();
    this.#copy = earlier && track.track.clone();
    const media = this.#copy ?? track.track;
    // "User provided": otherwise livekit-client closes the device on mute and opens it again.
    this.#media =
      track.kind === TrackKind.Audio
        ? new LocalAudioTrack(media, undefined, true)
        : new LocalVideoTrack(media, undefined, true);
  }

  /** Resolves when all steps asked for until now are over. */
  get finished(): Promise<void> {
    return this.#steps;
  }

  /** Rejects when the server does not take the track; resolves when it is no longer wanted. */
  publish(): Promise<void> {
    return this.#next(async () => {
      if (!this.#isWanted) return;
      await this.#alignMute();
      await this.#publishOnce().catch(async (error: unknown) => {
        if (this.#liveKit.isConnected() || !this.#isWanted) throw error;
        // The connection was lost on the way: once more when it is back.
        await this.#publishOnce();
      });
      await this.#align();
    }).finally(() => this.#copy?.stop());
  }

  /** The track was muted or unmuted, or other media takes its place. */
  update(track: LocalTrack): Promise<void> {
    this.track = track;
    if (this.#copy) this.#copy.enabled = !track.muted;
    return this.#next(() => this.#align());
  }

  unpublish(): Promise<void> {
    this.#isWanted = false;
    return this.#next(async () => {
      const { participant, closed } = this.#liveKit;
      if (!closed.aborted) await participant.unpublishTrack(this.#media, false);
    });
  }

  /** Whether this is the publication of LiveKit's track. */
  isOf(media: LiveKitTrack | undefined): boolean {
    return media === this.#media;
  }

  /**
   * The mute state that the server set. LiveKit mutes a track whose device was lost too, which spaces-web 1.2.0 did
   * not: the track that replaces it is not to be silent.
   */
  get serverMute(): boolean | undefined {
    const { isMuted, mediaStreamTrack } = this.#media;
    if (this.#isAligning || mediaStreamTrack.readyState === 'ended' || isMuted === this.track.muted)
      return undefined;
    return isMuted;
  }

  async #publishOnce(): Promise<void> {
    const { participant, closed } = this.#liveKit;
    await this.#liveKit.whenConnected();
    if (!this.#isWanted) return;
    const { name, source } = this.track;
    const publishing = participant.publishTrack(this.#media, {
      ...{ name, source: liveKitSource(source) },
      ...(source === TrackSource.Other && { stream: OTHER_STREAM }),
    });
    await untilAborted(closed, publishing).catch((error: unknown) => {
      if (this.#isWanted) throw error;
    });
  }

  async #align(): Promise<void> {
    await this.#liveKit.whenConnected();
    if (!this.#isWanted || this.#liveKit.closed.aborted) return;
    const media = this.track.track;
    if (this.#media.mediaStreamTrack !== media) await this.#media.replaceTrack(media, true);
    await this.#alignMute();
  }

  async #alignMute(): Promise<void> {
    if (this.track.muted === this.#media.isMuted) return;
    this.#isAligning = true;
    try {
      if (this.track.muted) await this.#media.mute();
      else await this.#media.unmute();
    } finally {
      this.#isAligning = false;
    }
  }

  #next(step: () => Promise<void>): Promise<void> {
    const result = this.#steps.then(step);
    this.#steps = result.catch(() => undefined);
    return result;
  }
}
