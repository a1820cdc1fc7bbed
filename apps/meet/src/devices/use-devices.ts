// Lists the microphones, cameras and loudspeakers of this machine, and keeps the list true while they come and go.
import { words } from '../language/language.js';
import { startTransition, useEffect, useState } from 'react';
import type { DeviceKind } from './device-kind.js';

export interface Device {
  readonly id: string;
  readonly label: string;
}

export type Devices = Record<DeviceKind | 'speaker', readonly Device[]>;

/** `revision`: anything that changes when labels may have become readable, which they are once a device was allowed. */
export function useDevices(revision: unknown): Devices {
  const [devices, setDevices] = useState<Devices>({ microphone: [], camera: [], speaker: [] });
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices) return;
    let isCurrent = true;
    const list = async () => {
      const found = await mediaDevices.enumerateDevices().catch(() => []);
      if (!isCurrent) return;
      // Drawn after what the person does meanwhile.
      startTransition(() =>
        setDevices({
          microphone: ofKind(found, 'audioinput'),
          camera: ofKind(found, 'videoinput'),
          speaker: ofKind(found, 'audiooutput'),
        }),
      );
    };
    void list();
    mediaDevices.addEventListener('devicechange', list);
    return () => {
      isCurrent = false;
      mediaDevices.removeEventListener('devicechange', list);
    };
  }, [revision]);
  return devices;
}

/** Before permission browsers list devices without an id: those cannot be chosen and are left out. */
function ofKind(found: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] {
  return found
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }, index) => ({
      id: deviceId,
      label: label || words().devices.numbered(index + 1),
    }));
}
