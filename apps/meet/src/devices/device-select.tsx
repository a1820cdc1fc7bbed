// A labelled list of this machine's microphones or cameras to choose from.
import { useId } from 'react';
import type { DeviceKind } from './capture.js';
import type { Device } from './use-devices.js';

const titles = { microphone: 'Microphone', camera: 'Camera' } as const;

interface DeviceSelectProps {
  readonly kind: DeviceKind;
  readonly devices: readonly Device[];
  readonly chosen: string | undefined;
  readonly onChoose: (deviceId: string) => void;
}

export function DeviceSelect({ kind, devices, chosen, onChoose }: DeviceSelectProps) {
  const id = useId();
  const isEmpty = devices.length === 0;
  return (
    <div className="field">
      <label htmlFor={id}>{titles[kind]}</label>
      <select
        id={id}
        value={chosen ?? devices[0]?.id ?? ''}
        disabled={isEmpty}
        onChange={(event) => onChoose(event.target.value)}
      >
        {isEmpty && <option value="">No devices found</option>}
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label}
          </option>
        ))}
      </select>
    </div>
  );
}
