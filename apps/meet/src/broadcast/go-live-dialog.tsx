// Chooses how the broadcast looks, with a preview of the people who are there, and puts the room on the air.
import { useWords } from '../language/language.js';
import { useState } from 'react';
import type { Person } from '../meeting/person.js';
import { Dialog } from '../theme/dialog.js';
import { Icon } from '../theme/icon.js';
import type { BroadcastFormat } from './broadcast-service.js';
import { canLoadBackground } from './check-background.js';
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
  const words = useWords();
  const [layout, setLayout] = useState<(typeof LAYOUTS)[number]>('gallery');
  const [shape, setShape] = useState<Shape>('landscape');
  const [sharpness, setSharpness] = useState<Sharpness>('720p');
  const [title, setTitle] = useState('');
  const [background, setBackground] = useState('');
  const [failure, setFailure] = useState<string>();
  const [isStarting, setStarting] = useState(false);
  const resolution = resolutionOf(shape, sharpness);
  const picture = background.trim();

  async function goLive(event: React.FormEvent) {
    event.preventDefault();
    setStarting(true);
    setFailure(undefined);
    if (picture && !(await canLoadBackground(picture))) {
      setFailure(words.broadcast.backgroundUnreachable);
      return setStarting(false);
    }
    try {
      const called = title.trim();
      await onGoLive({
        ...{ layout, resolution },
        ...(picture && { background: picture }),
        ...(called && { title: called }),
      });
      onClose();
    } catch (problem) {
      setFailure((problem as Error).message);
      setStarting(false);
    }
  }

  return (
    <Dialog title={words.broadcast.goLive} isWide onClose={onClose}>
      <form className="go-live" onSubmit={goLive} aria-busy={isStarting}>
        <ScenePreview people={people} format={{ layout, resolution }} background={picture} />
        <div className="go-live-choices">
          <Choice
            title={words.broadcast.layout}
            options={LAYOUTS.map((value) => ({ value, title: words.broadcast.layouts[value] }))}
            chosen={layout}
            onChoose={setLayout}
            picture={(value) => <LayoutSketch format={{ layout: value, resolution }} />}
          />
          <Choice
            title={words.broadcast.shape}
            options={SHAPES.map((value) => ({ value, title: words.broadcast.shapes[value] }))}
            chosen={shape}
            onChoose={setShape}
          />
          <Choice
            title={words.broadcast.resolution}
            options={SHARPNESSES.map((value) => ({ value, title: value }))}
            chosen={sharpness}
            onChoose={setSharpness}
          />
          <div className="field">
            <label htmlFor="broadcast-title">{words.broadcast.titleForViewers}</label>
            <input
              id="broadcast-title"
              value={title}
              placeholder={words.everywhere.optional}
              maxLength={100}
              onChange={(event) => setTitle(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="background">{words.broadcast.background}</label>
            <input
              id="background"
              type="url"
              inputMode="url"
              value={background}
              placeholder={words.broadcast.optional}
              maxLength={2048}
              pattern="https?://.+"
              title={words.broadcast.backgroundForm}
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
          <p>{words.broadcast.everyoneSees}</p>
          <button type="submit" className="button button-main" disabled={isStarting}>
            <Icon name="broadcast" />
            {isStarting ? words.broadcast.starting : words.broadcast.goLiveNow}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
