// Chooses how the broadcast looks, with a preview of the people who are there, and puts the room on the air.
import { useState } from 'react';
import type { Person } from '../meeting/person.js';
import { Dialog } from '../theme/dialog.js';
import { Icon } from '../theme/icon.js';
import type { BroadcastFormat } from './broadcast-service.js';
import { Choice } from './choice.js';
import { LAYOUTS, resolutionOf, SHAPES, SHARPNESSES, type Shape, type Sharpness } from './format-choices.js';
import { LayoutSketch } from './layout-sketch.js';
import { ScenePreview } from './scene-preview.js';
import './go-live-dialog.css';

interface GoLiveDialogProps {
  readonly people: readonly Person[];
  /** Rejects with an error whose message is for a person. */
  readonly onGoLive: (format: BroadcastFormat) => Promise<void>;
  readonly onClose: () => void;
}

export function GoLiveDialog({ people, onGoLive, onClose }: GoLiveDialogProps) {
  const [layout, setLayout] = useState<BroadcastFormat['layout']>('gallery');
  const [shape, setShape] = useState<Shape>('landscape');
  const [sharpness, setSharpness] = useState<Sharpness>('720p');
  const [background, setBackground] = useState('');
  const [failure, setFailure] = useState<string>();
  const [isStarting, setStarting] = useState(false);
  const resolution = resolutionOf(shape, sharpness);
  const picture = background.trim();

  async function goLive(event: React.FormEvent) {
    event.preventDefault();
    setStarting(true);
    setFailure(undefined);
    try {
      await onGoLive({ layout, resolution, ...(picture && { background: picture }) });
      onClose();
    } catch (problem) {
      setFailure((problem as Error).message);
      setStarting(false);
    }
  }

  return (
    <Dialog title="Go live" isWide onClose={onClose}>
      <form className="go-live" onSubmit={goLive} aria-busy={isStarting}>
        <ScenePreview people={people} format={{ layout, resolution }} background={picture} />
        <div className="go-live-choices">
          <Choice
            title="Layout"
            options={LAYOUTS}
            chosen={layout}
            onChoose={setLayout}
            picture={(value) => <LayoutSketch format={{ layout: value, resolution }} />}
          />
          <Choice title="Shape" options={SHAPES} chosen={shape} onChoose={setShape} />
          <Choice title="Resolution" options={SHARPNESSES} chosen={sharpness} onChoose={setSharpness} />
          <div className="field">
            <label htmlFor="background">Background image</label>
            <input
              id="background"
              type="url"
              inputMode="url"
              value={background}
              placeholder="https://… (optional)"
              maxLength={2048}
              pattern="https?://.+"
              title="URL of a PNG, JPEG or WebP image, starting with https://"
              onChange={(event) => setBackground(event.target.value)}
            />
          </div>
          {failure && (
            <p className="words-of-trouble" role="alert">
              {failure}
            </p>
          )}
        </div>
        <footer>
          <p>Everyone in the room will see that it is being broadcast.</p>
          <button type="submit" className="button button-main" disabled={isStarting}>
            <Icon name="broadcast" />
            {isStarting ? 'Starting…' : 'Go live now'}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
