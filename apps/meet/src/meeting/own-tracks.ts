// Turns one's own microphone, camera and screen on and off, as published tracks of the Spaces API.
import { TrackSource, type LocalParticipant, type LocalTrack } from '@mux/spaces-web';
import { captureDevice, captureScreen, type DeviceChoice } from '../devices/capture.js';
import type { DeviceKind } from '../devices/device-kind.js';

const sourceOf = { microphone: TrackSource.Microphone, camera: TrackSource.Camera } as const;

function kindOf(source: TrackSource): DeviceKind | undefined {
  return (['microphone', 'camera'] as const).find((kind) => sourceOf[kind] === source);
}

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
    this.#watch();
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
      this.#participant.updateTracks([await captureDevice(kind, deviceId)]);
      this.#watch();
    }
    this.#choice = { ...this.#choice, [kind]: deviceId };
  }

  /** Also for what ended while it was being published. A listener that is there already is not added again. */
  #watch(): void {
    for (const { track } of this.#tracks()) {
      if (track.readyState === 'ended') this.#unplug(track);
      else track.addEventListener('ended', this.#onEnded);
    }
  }

  /** Only of what goes away by itself: a track that is stopped here ends without this event. */
  readonly #onEnded = ({ target }: Event): void => this.#unplug(target);

  #unplug(media: EventTarget | null): void {
    const ended = this.#tracks().find(({ track }) => track === media);
    const kind = ended && kindOf(ended.source);
    if (!kind) return;
    this.#participant.unpublishTracks([ended]);
    this.#onUnplugged(kind);
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
