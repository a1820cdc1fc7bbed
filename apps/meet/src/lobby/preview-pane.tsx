// One's own picture before joining, how loud the microphone is, and the switches of both.
import { useWords } from '../language/language.js';
import { useState } from 'react';
import { AudioMeter } from '../devices/audio-meter.js';
import { explainDeviceProblems } from '../devices/explain-device-problem.js';
import { Picture } from '../gallery/media.js';
import { hueOf, initials } from '../meeting/person.js';
import { Icon } from '../theme/icon.js';
import { Switch } from '../controls/switch.js';
import { useView } from '../view-model/use-view.js';
import type { Preview } from './preview.js';
import './preview-pane.css';

export function PreviewPane({ preview, name }: { preview: Preview; name: string }) {
  const words = useWords();
  const { camera, microphone, isMicrophoneOn, isOpening, problems } = useView(preview);
  const [isSilent, setSilent] = useState(false);
  const explanations = explainDeviceProblems(problems);
  return (
    <section className="preview" aria-label={words.lobby.preview}>
      <div className="preview-frame" style={{ '--hue': hueOf(name) } as React.CSSProperties}>
        {camera ? (
          <Picture
            key={camera.tid}
            track={camera}
            label={words.lobby.yourVideo}
            className="preview-picture"
          />
        ) : (
          <p className="preview-empty">
            <span aria-hidden>{name.trim() ? initials(name) : <Icon name="camera-off" />}</span>
            {isOpening ? words.lobby.browserAsks : explanations.length === 0 && words.lobby.cameraIsOff}
          </p>
        )}
        {/* In the frame, which has its place: whatever is told, nothing moves. */}
        <div className="preview-problems" role="status">
          {explanations.map((explanation) => (
            <p key={explanation} className="words-of-trouble">
              {explanation} {words.lobby.joinWithoutIt}
            </p>
          ))}
          {microphone && isMicrophoneOn && isSilent && (
            <p className="preview-hint">{words.lobby.microphoneIsSilent}</p>
          )}
        </div>
        <div className="preview-switches">
          <Switch
            icon="microphone"
            title={words.everywhere.microphone}
            isOn={isMicrophoneOn}
            onToggle={() => void preview.toggleMicrophone()}
          />
          {microphone && <AudioMeter track={microphone.track} onSilent={setSilent} />}
          <Switch
            icon="camera"
            title={words.everywhere.camera}
            isOn={camera !== undefined}
            onToggle={() => void preview.toggleCamera()}
          />
        </div>
      </div>
    </section>
  );
}
