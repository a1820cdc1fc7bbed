// Keeps what is remembered of the visit in step with it, until the person leaves, or is removed: not when the page is reloaded.
import { useEffect } from 'react';
import type { DeviceChoice } from '../devices/capture.js';
import { effects } from '../devices/effects.js';
import type { Person } from '../meeting/person.js';
import { useView } from '../view-model/use-view.js';
import { forgetInside, rememberInside } from './inside.js';

interface Visit {
  readonly self: Person | undefined;
  readonly devices: DeviceChoice;
  /** Before that, camera and microphone look as if they were off. */
  readonly hasPublished: boolean;
  readonly isLost: boolean;
}

export function useInside(room: string, { self, devices, hasPublished, isLost }: Visit): void {
  const { background, isNoiseSuppressed } = useView(effects);
  const name = self?.name;
  const isMicrophoneOn = self?.microphone === 'on';
  const isCameraOn = self?.camera !== undefined;
  useEffect(() => {
    if (name === undefined || isLost || !hasPublished) return;
    rememberInside(room, { name, isMicrophoneOn, isCameraOn, devices, background, isNoiseSuppressed });
  }, [
    ...[room, name, isLost, hasPublished, isMicrophoneOn, isCameraOn],
    ...[devices, background, isNoiseSuppressed],
  ]);
  useEffect(() => {
    // Whoever was removed is not to come back by a reload.
    if (isLost) forgetInside(room);
  }, [room, isLost]);
  useEffect(() => () => forgetInside(room), [room]);
}
