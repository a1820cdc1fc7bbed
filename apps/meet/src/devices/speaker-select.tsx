// Chooses the loudspeaker where the browser allows it, and plays a tone to try it.
import { useState } from 'react';
import { useWords } from '../language/language.js';
import { Icon } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { DeviceSelect } from './device-select.js';
import { canChooseSpeaker, playTestTone, speaker } from './speaker.js';
import type { Device } from './use-devices.js';
import './speaker-select.css';

export function SpeakerSelect({ devices }: { devices: readonly Device[] }) {
  const words = useWords();
  const { deviceId } = useView(speaker);
  const [tone, setTone] = useState<'playing' | 'failed'>();

  async function test() {
    setTone('playing');
    await playTestTone().then(
      () => setTone(undefined),
      () => setTone('failed'),
    );
  }

  return (
    <div className="speaker-select">
      {canChooseSpeaker() && (
        <DeviceSelect
          kind="speaker"
          devices={devices}
          chosen={deviceId || undefined}
          onChoose={(id) => speaker.choose(id)}
        />
      )}
      <button type="button" className="button" disabled={tone === 'playing'} onClick={test}>
        <Icon name="sound" />
        {tone === 'playing' ? words.devices.playingTone : words.devices.testSpeaker}
      </button>
      {tone === 'failed' && (
        <p className="words-of-trouble" role="alert">
          {words.devices.toneFailed}
        </p>
      )}
    </div>
  );
}
