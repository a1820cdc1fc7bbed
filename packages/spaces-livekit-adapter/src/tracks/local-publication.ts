// One local track on its way to the server: steps that follow one another, each bringing LiveKit in line with it.
import {
  LocalAudioTrack,
  LocalVideoTrack,
  type LocalParticipant as LiveKitLocalParticipant,
  type LocalTrack as LiveKitLocalTrack,
  type Track as LiveKitTrack,
} from 'livekit-client';
import { untilAborted } from '../events/until-aborted.js';
import { liveKitSource } from '../translate-livekit.js';
import type { LocalTrack } from './local-track.js';
import { TrackKind } from './track-enums.js';

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
  #steps: Promise<void>;
  #isWanted = true;
  #isAligning = false;

  /** @param before what must be over first: an earlier publication of the same media */
  constructor(track: LocalTrack, liveKit: LiveKitSide, before: Promise<void>) {
    this.track = track;
    this.#liveKit = liveKit;
    this.#steps = before;
    // "User provided": otherwise livekit-client closes the device on mute and opens it again.
    this.#media =
      track.kind === TrackKind.Audio
        ? new LocalAudioTrack(track.track, undefined, true)
        : new LocalVideoTrack(track.track, undefined, true);
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
    });
  }

  /** The track was muted or unmuted, or other media takes its place. */
  update(track: LocalTrack): Promise<void> {
    this.track = track;
    return this.#next(() => this.#align());
  }

  unpublish(): Promise<void> {
    this.#isWanted = false;
    return this.#next(async () => {
      const { participant, closed } = this.#liveKit;
      if (!closed.aborted) await participant.unpublishTrack(this.#media, false);
    });
  }

  /** The mute state that LiveKit came to by itself: by the server, or when a device was lost. */
  serverMute(media: LiveKitTrack | undefined): boolean | undefined {
    if (media !== this.#media || this.#isAligning || media.isMuted === this.track.muted) return undefined;
    return media.isMuted;
  }

  async #publishOnce(): Promise<void> {
    const { participant, closed } = this.#liveKit;
    await this.#liveKit.whenConnected();
    if (!this.#isWanted) return;
    const { name, source } = this.track;
    const publishing = participant.publishTrack(this.#media, { name, source: liveKitSource(source) });
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
