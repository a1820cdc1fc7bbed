// Everyone in the room: a page of tiles as large as the place allows, beside whatever stands on the stage.
import { useCallback } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '../language/language.js';
import type { Person } from '../meeting/person.js';
import { fitGrid } from './fit-grid.js';
import { Picture, Sound } from './media.js';
import { Pages } from './pages.js';
import { pinButtonId, Tile } from './tile.js';
import type { ChosenArrangement } from './use-arrangement.js';
import { useSize } from './use-size.js';
import './gallery.css';

interface GalleryProps {
  readonly people: readonly Person[];
  readonly arrangement: ChosenArrangement;
  readonly onRename: () => void;
  /** Shown beside the tiles while nobody else is there. */
  readonly invitation: React.ReactNode;
}

export function Gallery({ people, arrangement, onRename, invitation }: GalleryProps) {
  const { screens, onStage, hidden, pages, page, turnTo, togglePin } = arrangement;
  // The tile moves to another list, and its button with it: the focus goes along.
  const pin = useCallback(
    (key: string) => {
      flushSync(() => togglePin(key));
      document.getElementById(pinButtonId(key))?.focus();
    },
    [togglePin],
  );
  const hasStage = screens.length > 0 || onStage !== undefined;
  const isAlone = people.length === 1;
  return (
    <div className="gallery" data-shape={hasStage ? 'stage' : isAlone ? 'alone' : 'grid'}>
      {hasStage && <Stage arrangement={arrangement} onRename={onRename} onPin={pin} />}
      <div className="gallery-page">
        <TileGrid arrangement={arrangement} onRename={onRename} onPin={isAlone ? undefined : pin} />
        {pages > 1 && <Pages page={page} pages={pages} onTurn={turnTo} />}
      </div>
      {isAlone && invitation}
      {people.flatMap(({ sounds }) => sounds.map(({ key, track }) => <Sound key={key} track={track} />))}
      {/* A picture that has an element out of sight is not sent (adapter, "Tiles cost what they show"). */}
      <div className="gallery-hidden" aria-hidden>
        {hidden.map(
          ({ name, camera }) => camera && <Picture key={camera.key} track={camera.track} label={name} />,
        )}
      </div>
    </div>
  );
}

interface PartProps {
  readonly arrangement: ChosenArrangement;
  readonly onRename: () => void;
  /** Nobody is pinned who is alone. */
  readonly onPin: ((key: string) => void) | undefined;
}

function TileGrid({ arrangement, onRename, onPin }: PartProps) {
  const words = useWords();
  const [ref, size] = useSize();
  const { tiles } = arrangement;
  const { tile } = fitGrid(tiles.length, size);
  const style = {
    '--tile-width': `${tile.width}px`,
    '--tile-height': `${tile.height}px`,
  } as React.CSSProperties;
  return (
    <ul ref={ref} className="gallery-tiles" style={style} aria-label={words.people.title}>
      {tiles.map((person) => (
        <Tile key={person.key} person={person} onRename={onRename} onPin={onPin} />
      ))}
    </ul>
  );
}

function Stage({ arrangement, onRename, onPin }: PartProps) {
  const words = useWords();
  const { screens, onStage, pinned } = arrangement;
  return (
    <div className="gallery-stage">
      {screens.map(({ name, screen }) => (
        <figure key={screen!.key}>
          <Picture track={screen!.track} label={words.people.screenOf(name)} />
          <figcaption>{words.people.isSharing(name)}</figcaption>
        </figure>
      ))}
      {onStage && (
        <ul className="gallery-featured" aria-label={words.people.onStage}>
          <Tile
            key={onStage.key}
            person={onStage}
            isPinned={onStage.key === pinned}
            onRename={onRename}
            onPin={onPin}
          />
        </ul>
      )}
    </div>
  );
}
