// Changes the camera, the microphone and the speaker in the middle of a conversation, and shows whether one is heard.
import { useWords } from '../language/language.js';
import { AudioMeter } from '../devices/audio-meter.js';
import type { DeviceChoice } from '../devices/capture.js';
import type { DeviceKind } from '../devices/device-kind.js';
import { DeviceSelect } from '../devices/device-select.js';
import { SpeakerSelect } from '../devices/speaker-select.js';
import { useDevices } from '../devices/use-devices.js';
import { Dialog } from '../theme/dialog.js';

interface DevicesDialogProps {
  readonly chosen: DeviceChoice;
  /** What is captured now. */
  readonly microphone: MediaStreamTrack | undefined;
  readonly onChoose: (kind: DeviceKind, deviceId: string) => void;
  readonly onClose: () => void;
}

export function DevicesDialog({ chosen, microphone, onChoose, onClose }: DevicesDialogProps) {
  const words = useWords();
  const devices = useDevices(chosen);
  return (
    <Dialog title={words.devices.title} onClose={onClose}>
      <div className="dialog-form">
        {(['camera', 'microphone'] as const).map((kind) => (
          <DeviceSelect
            key={kind}
            kind={kind}
            devices={devices[kind]}
            chosen={chosen[kind]}
            onChoose={(id) => onChoose(kind, id)}
          />
        ))}
        {microphone && <AudioMeter track={microphone} />}
        <SpeakerSelect devices={devices.speaker} />
      </div>
    </Dialog>
  );
}
