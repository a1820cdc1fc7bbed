// Everyone in the room: tiles as large as the place allows, beside the screens that are shared.
import { useWords } from '../language/language.js';
import type { Person } from '../meeting/person.js';
import { fitGrid } from './fit-grid.js';
import { Picture, Sound } from './media.js';
import { Tile } from './tile.js';
import { useSize } from './use-size.js';
import './gallery.css';

interface GalleryProps {
  readonly people: readonly Person[];
  readonly onRename: () => void;
  /** Shown beside the tiles while nobody else is there. */
  readonly invitation: React.ReactNode;
}

export function Gallery({ people, onRename, invitation }: GalleryProps) {
  const screens = people.filter((person) => person.screen && !person.isSelf);
  const isAlone = people.length === 1;
  return (
    <div className="gallery" data-shape={screens.length > 0 ? 'stage' : isAlone ? 'alone' : 'grid'}>
      {screens.length > 0 && <Stage sharing={screens} />}
      <TileGrid people={people} onRename={onRename} />
      {isAlone && invitation}
      {people.flatMap(({ sounds }) => sounds.map(({ key, track }) => <Sound key={key} track={track} />))}
    </div>
  );
}

function TileGrid({ people, onRename }: Pick<GalleryProps, 'people' | 'onRename'>) {
  const words = useWords();
  const [ref, size] = useSize();
  const { tile } = fitGrid(people.length, size);
  const style = {
    '--tile-width': `${tile.width}px`,
    '--tile-height': `${tile.height}px`,
  } as React.CSSProperties;
  return (
    <ul ref={ref} className="gallery-tiles" style={style} aria-label={words.people.title}>
      {people.map((person) => (
        <Tile key={person.key} person={person} onRename={onRename} />
      ))}
    </ul>
  );
}

function Stage({ sharing }: { sharing: readonly Person[] }) {
  const words = useWords();
  return (
    <div className="gallery-stage">
      {sharing.map(({ name, screen }) => (
        <figure key={screen!.key}>
          <Picture track={screen!.track} label={words.people.screenOf(name)} />
          <figcaption>{words.people.isSharing(name)}</figcaption>
        </figure>
      ))}
    </div>
  );
}
