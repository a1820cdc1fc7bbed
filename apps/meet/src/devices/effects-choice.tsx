// Chooses what is behind one's own picture, and whether noise is taken out of one's own sound.
import { useId } from 'react';
import { useWords } from '../language/language.js';
import { useView } from '../view-model/use-view.js';
import type { DeviceKind } from './device-kind.js';
import { effects } from './effects.js';
import { BACKGROUNDS, type Background } from './processed.js';

interface EffectsChoiceProps {
  /** Opens the device of that kind anew, so that the choice takes effect. */
  readonly onChange: (kind: DeviceKind) => void;
}

export function EffectsChoice({ onChange }: EffectsChoiceProps) {
  const words = useWords();
  const id = useId();
  const { background, isNoiseSuppressed, failed } = useView(effects);
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{words.effects.background}</label>
        <select
          id={id}
          value={background}
          onChange={(event) => {
            effects.choose({ background: event.target.value as Background });
            onChange('camera');
          }}
        >
          {BACKGROUNDS.map((each) => (
            <option key={each} value={each}>
              {words.effects.backgrounds[each]}
            </option>
          ))}
        </select>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={isNoiseSuppressed}
          onChange={(event) => {
            effects.choose({ isNoiseSuppressed: event.target.checked });
            onChange('microphone');
          }}
        />
        {words.effects.suppressNoise}
      </label>
      {failed && (
        <p className="words-of-trouble" role="alert">
          {failed === 'camera' ? words.effects.backgroundFailed : words.effects.noiseFailed}
        </p>
      )}
    </>
  );
}
