// A labelled list of this machine's microphones or cameras to choose from.
import { useWords } from '../language/language.js';
import { useId } from 'react';
import type { DeviceKind } from './device-kind.js';
import type { Device } from './use-devices.js';

interface DeviceSelectProps {
  readonly kind: DeviceKind | 'speaker';
  readonly devices: readonly Device[];
  readonly chosen: string | undefined;
  readonly onChoose: (deviceId: string) => void;
}

export function DeviceSelect({ kind, devices, chosen, onChoose }: DeviceSelectProps) {
  const id = useId();
  const words = useWords();
  const isEmpty = devices.length === 0;
  return (
    <div className="field">
      <label htmlFor={id}>{words.everywhere[kind]}</label>
      <select
        id={id}
        value={chosen ?? devices[0]?.id ?? ''}
        disabled={isEmpty}
        onChange={(event) => onChoose(event.target.value)}
      >
        {isEmpty && <option value="">{words.devices.none}</option>}
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label}
          </option>
        ))}
      </select>
    </div>
  );
}
