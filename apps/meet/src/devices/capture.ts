// Opens microphones, cameras and screens as tracks of the Spaces API, each by itself or both in one question.
import { getDisplayMedia, getUserMedia, TrackKind, type LocalTrack } from '@mux/spaces-web';
import type { DeviceKind } from './device-kind.js';
import { effects } from './effects.js';

/** Device ids as `enumerateDevices` gives them; none means the browser's own choice. */
export type DeviceChoice = Partial<Record<DeviceKind, string>>;

/** What a person had turned on, and which devices they had chosen. */
export interface MediaChoice {
  readonly isMicrophoneOn: boolean;
  readonly isCameraOn: boolean;
  readonly devices: DeviceChoice;
}

/** What was opened, and for each that was not, why. */
export interface Captured {
  readonly microphone?: LocalTrack;
  readonly camera?: LocalTrack;
  readonly problems: Partial<Record<DeviceKind, unknown>>;
}

/** Opens one device. A kind that is left out would be opened too (spaces-web 1.2.0), so the other is always refused. */
export async function captureDevice(kind: DeviceKind, deviceId?: string): Promise<LocalTrack> {
  const constraints = constraintsFor(deviceId);
  const tracks = await getUserMedia(
    kind === 'microphone' ? { audio: constraints, video: false } : { audio: false, video: constraints },
  );
  const track = tracks[0];
  if (!track) throw new DOMException(`The browser could not open a ${kind}.`, 'NotFoundError');
  return effects.apply(kind, track);
}

const constraintsFor = (deviceId: string | undefined) =>
  deviceId ? { deviceId: { exact: deviceId } } : true;

/**
 * Opens both devices with one question to the person, and, when that fails, each by itself:
 * a missing camera must not cost the microphone. Never rejects.
 */
export async function captureBoth(choice: DeviceChoice = {}): Promise<Captured> {
  try {
    const tracks = await getUserMedia({
      audio: constraintsFor(choice.microphone),
      video: constraintsFor(choice.camera),
    });
    const ofKind = (kind: TrackKind) => tracks.find((track) => track.kind === kind);
    const [microphone, camera] = [ofKind(TrackKind.Audio), ofKind(TrackKind.Video)];
    return {
      ...(microphone && { microphone: await effects.apply('microphone', microphone) }),
      ...(camera && { camera: await effects.apply('camera', camera) }),
      problems: {},
    };
  } catch {
    const [microphone, camera] = await Promise.allSettled([
      captureDevice('microphone', choice.microphone),
      captureDevice('camera', choice.camera),
    ]);
    return {
      ...(microphone.status === 'fulfilled' && { microphone: microphone.value }),
      ...(camera.status === 'fulfilled' && { camera: camera.value }),
      problems: {
        ...(microphone.status === 'rejected' && { microphone: microphone.reason as unknown }),
        ...(camera.status === 'rejected' && { camera: camera.reason as unknown }),
      },
    };
  }
}

/** The microphone alone, in the form of both. Never rejects. */
export async function captureMicrophone(choice: DeviceChoice): Promise<Captured> {
  try {
    return { microphone: await captureDevice('microphone', choice.microphone), problems: {} };
  } catch (problem) {
    return { problems: { microphone: problem } };
  }
}

/** Opens a screen, a window or a tab that the person picks, with its sound where the browser gives it. */
export const captureScreen = (): Promise<LocalTrack[]> => getDisplayMedia({ audio: true, video: true });

/** Phones have no screen to share. */
export const canShareScreen = (): boolean => typeof navigator.mediaDevices?.getDisplayMedia === 'function';
