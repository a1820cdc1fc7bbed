// Turns one's own microphone, camera and screen on and off, as published tracks of the Spaces API.
import { TrackSource, type LocalParticipant, type LocalTrack } from '@mux/spaces-web';
import { captureDevice, captureScreen, type DeviceChoice } from '../devices/capture.js';
import type { DeviceKind } from '../devices/device-kind.js';

const sourceOf = { microphone: TrackSource.Microphone, camera: TrackSource.Camera } as const;

/** The tracks of the local participant, by what they are of. */
export class OwnTracks {
  readonly #participant: LocalParticipant;
  readonly #onUnplugged: (kind: DeviceKind) => void;
  #choice: DeviceChoice;

  /** @param onUnplugged is told of a device that went away while it was on; its track is no longer published then */
  constructor(participant: LocalParticipant, choice: DeviceChoice, onUnplugged: (kind: DeviceKind) => void) {
    this.#participant = participant;
    this.#choice = choice;
    this.#onUnplugged = onUnplugged;
  }

  get choice(): DeviceChoice {
    return this.#choice;
  }

  /** What the microphone captures, while it is on. */
  get microphone(): MediaStreamTrack | undefined {
    const track = this.#find(TrackSource.Microphone);
    return track?.muted === false ? track.track : undefined;
  }

  async publish(tracks: readonly LocalTrack[]): Promise<void> {
    if (tracks.length === 0) return;
    await this.#participant.publishTracks([...tracks]);
    this.#watch(tracks);
  }

  /** A muted microphone stays open: it answers at once when the person wants to speak. */
  async toggleMicrophone(): Promise<void> {
    const track = this.#find(TrackSource.Microphone);
    if (!track) await this.publish([await captureDevice('microphone', this.#choice.microphone)]);
    else if (track.muted) track.unMute();
    else track.mute();
  }

  /** A camera that is off is closed, not only muted: its light goes out. */
  async toggleCamera(): Promise<void> {
    const track = this.#find(TrackSource.Camera);
    if (track) this.#participant.unpublishTracks([track]);
    else await this.publish([await captureDevice('camera', this.#choice.camera)]);
  }

  async toggleScreen(): Promise<void> {
    const shared = this.#tracks().filter(isOfScreen);
    if (shared.length > 0) this.#participant.unpublishTracks(shared);
    else await this.publish(await captureScreen());
  }

  /** Uses another device from now on: at once when one of its kind is on, else when it is turned on. */
  async choose(kind: DeviceKind, deviceId: string): Promise<void> {
    if (this.#find(sourceOf[kind])) {
      const captured = await captureDevice(kind, deviceId);
      this.#participant.updateTracks([captured]);
      this.#watch([captured]);
    }
    this.#choice = { ...this.#choice, [kind]: deviceId };
  }

  /** A track that is stopped here ends without this event. */
  #watch(tracks: readonly LocalTrack[]): void {
    for (const { track: media, source } of tracks) {
      const kind = source === TrackSource.Camera ? 'camera' : 'microphone';
      if (sourceOf[kind] !== source) continue;
      media.addEventListener('ended', () => {
        const published = this.#tracks().find(({ track }) => track === media);
        if (!published) return;
        this.#participant.unpublishTracks([published]);
        this.#onUnplugged(kind);
      });
    }
  }

  #find(source: TrackSource): LocalTrack | undefined {
    return this.#tracks().find((track) => track.source === source);
  }

  #tracks(): LocalTrack[] {
    return this.#participant.getTracks();
  }
}

function isOfScreen({ source }: LocalTrack): boolean {
  return source === TrackSource.Screenshare || source === TrackSource.ScreenshareAudio;
}
