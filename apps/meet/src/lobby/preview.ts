// The camera and the microphone before joining: opened to be looked at, chosen, and then carried into the room.
import type { LocalTrack } from '@mux/spaces-web';
import {
  captureBoth,
  captureDevice,
  captureMicrophone,
  type Captured,
  type DeviceChoice,
  type MediaChoice,
} from '../devices/capture.js';
import { unplugged } from '../devices/explain-device-problem.js';
import type { DeviceKind } from '../devices/device-kind.js';
import type { PreparedMedia } from '../meeting/meeting.js';
import { ViewModel } from '../view-model/view-model.js';

export interface PreviewView extends Captured {
  readonly isOpening: boolean;
  readonly isMicrophoneOn: boolean;
  readonly choice: DeviceChoice;
}

const nothing: PreviewView = { isOpening: true, isMicrophoneOn: false, problems: {}, choice: {} };

export class Preview extends ViewModel<PreviewView> {
  /** Counts openings, so that what arrives after `close()` is closed too. */
  #opening = 0;

  /** @param before how it was before the page was reloaded: what was off stays so */
  constructor(
    private readonly before: MediaChoice = { isMicrophoneOn: true, isCameraOn: true, devices: {} },
  ) {
    super({ ...nothing, choice: before.devices });
  }

  async open(): Promise<void> {
    const opening = ++this.#opening;
    const { isCameraOn, isMicrophoneOn, devices } = this.before;
    // A camera that was off is not opened for a moment: its light would go on.
    const captured = isCameraOn ? await captureBoth(devices) : await captureMicrophone(devices);
    if (opening !== this.#opening) return stop(captured.microphone, captured.camera);
    if (!isMicrophoneOn) captured.microphone?.mute();
    this.show({
      ...captured,
      isOpening: false,
      isMicrophoneOn: isMicrophoneOn && captured.microphone !== undefined,
    });
    this.#watch('microphone', captured.microphone);
    this.#watch('camera', captured.camera);
  }

  close(): void {
    this.#opening++;
    const { microphone, camera } = this.getView();
    stop(microphone, camera);
    this.show({ ...nothing, microphone: undefined, camera: undefined, choice: this.getView().choice });
  }

  async toggleMicrophone(): Promise<void> {
    const { microphone, isMicrophoneOn, choice } = this.getView();
    if (!microphone) return this.#capture('microphone', choice.microphone);
    if (isMicrophoneOn) microphone.mute();
    else microphone.unMute();
    this.show({ isMicrophoneOn: !isMicrophoneOn });
  }

  async toggleCamera(): Promise<void> {
    const { camera, choice } = this.getView();
    if (!camera) return this.#capture('camera', choice.camera);
    stop(camera);
    this.show({ camera: undefined });
  }

  /** Opens the chosen device in place of the one before, and leaves that one be when the new one fails. */
  choose(kind: DeviceKind, deviceId: string): Promise<void> {
    return this.#capture(kind, deviceId);
  }

  /** Opens a device anew that is on, as after the choice of an effect. */
  async reopen(kind: DeviceKind): Promise<void> {
    const view = this.getView();
    if (view[kind]) await this.#capture(kind, view.choice[kind]);
  }

  /** What is open now, to take into the room; a failed join leaves it here. */
  prepared(): PreparedMedia {
    const { microphone, camera, choice } = this.getView();
    return { tracks: [microphone, camera].filter((track) => track !== undefined), devices: choice };
  }

  /** Lets go of the open tracks: from here on they are the room's to close. */
  handOver(): void {
    this.#opening++;
    this.show({ microphone: undefined, camera: undefined });
  }

  /** Says so when the device is unplugged. Whoever stops a track ends it without this event. */
  #watch(kind: DeviceKind, track: LocalTrack | undefined): void {
    track?.track.addEventListener('ended', () => {
      if (this.getView()[kind] !== track) return;
      this.show({ [kind]: undefined, problems: { ...this.getView().problems, [kind]: unplugged() } });
    });
  }

  async #capture(kind: DeviceKind, deviceId: string | undefined): Promise<void> {
    const opening = this.#opening;
    try {
      const track = await captureDevice(kind, deviceId);
      if (opening !== this.#opening) return stop(track);
      const before = this.getView();
      stop(before[kind]);
      // Another device is no word from the person: who is not to be heard stays so.
      const isMuted = before.microphone !== undefined && !before.isMicrophoneOn;
      if (kind === 'microphone' && isMuted) track.mute();
      this.show({
        [kind]: track,
        ...(kind === 'microphone' && { isMicrophoneOn: !isMuted }),
        problems: { ...before.problems, [kind]: undefined },
        choice: deviceId ? { ...before.choice, [kind]: deviceId } : before.choice,
      });
      this.#watch(kind, track);
    } catch (problem) {
      if (opening === this.#opening) this.show({ problems: { ...this.getView().problems, [kind]: problem } });
    }
  }
}

function stop(...tracks: (LocalTrack | undefined)[]): void {
  for (const track of tracks) track?.stop();
}
