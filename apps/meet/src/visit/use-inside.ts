// Keeps what is remembered of the visit in step with it, until the person leaves: not when the page is loaded anew.
import { useEffect } from 'react';
import type { DeviceChoice } from '../devices/capture.js';
import { effects } from '../devices/effects.js';
import type { Person } from '../meeting/person.js';
import { useView } from '../view-model/use-view.js';
import { forgetInside, rememberInside } from './inside.js';

export function useInside(room: string, self: Person | undefined, devices: DeviceChoice): void {
  const { background, isNoiseSuppressed } = useView(effects);
  const name = self?.name;
  const isMicrophoneOn = self?.microphone === 'on';
  const isCameraOn = self?.camera !== undefined;
  useEffect(() => {
    if (name === undefined) return;
    rememberInside(room, { name, isMicrophoneOn, isCameraOn, devices, background, isNoiseSuppressed });
  }, [room, name, isMicrophoneOn, isCameraOn, devices, background, isNoiseSuppressed]);
  useEffect(() => () => forgetInside(room), [room]);
}
