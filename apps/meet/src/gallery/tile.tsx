// One person: their picture or their initials, their name, whether they speak, and whether they can be heard.
import { Icon } from '../theme/icon.js';
import { hueOf, initials, type Person } from '../meeting/person.js';
import { Picture } from './media.js';
import './tile.css';

interface TileProps {
  readonly person: Person;
  /** Opens the form for another name; only on one's own tile. */
  readonly onRename?: () => void;
}

export function Tile({ person, onRename }: TileProps) {
  const { name, isSelf, isSpeaking, camera, microphone } = person;
  return (
    <li
      className="tile"
      data-speaking={isSpeaking}
      style={{ '--hue': hueOf(name) } as React.CSSProperties}
      aria-label={describe(person)}
    >
      {camera ? (
        <Picture
          key={camera.key}
          track={camera.track}
          label={`Video of ${name}`}
          className={isSelf ? 'tile-picture tile-mirror' : 'tile-picture'}
        />
      ) : (
        <span className="tile-avatar" aria-hidden>
          {initials(name)}
        </span>
      )}
      <span className="tile-foot">
        {microphone !== 'on' && <Icon name="microphone-off" />}
        {isSpeaking && <SpeakingBars />}
        {isSelf && onRename ? (
          <button
            type="button"
            className="tile-name"
            onClick={onRename}
            aria-label={`Change your name, ${name}`}
          >
            <span>{name}</span>
            <Icon name="pencil" />
          </button>
        ) : (
          <span className="tile-name">
            <span>{name}</span>
          </span>
        )}
      </span>
    </li>
  );
}

function SpeakingBars() {
  return (
    <span className="tile-bars" aria-hidden>
      <i />
      <i />
      <i />
    </span>
  );
}

function describe({ name, isSelf, microphone, camera, isSpeaking }: Person): string {
  const facts = [
    isSelf ? `${name} (you)` : name,
    camera ? undefined : 'camera off',
    microphone === 'on' ? undefined : 'microphone off',
    isSpeaking ? 'speaking' : undefined,
  ];
  return facts.filter(Boolean).join(', ');
}
