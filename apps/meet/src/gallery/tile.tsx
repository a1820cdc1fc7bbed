// One person: their picture or their initials, their name, whether they speak, and whether they can be heard.
import { memo } from 'react';
import type { Catalogue } from '../language/catalogues/english.js';
import { useWords } from '../language/language.js';
import { Icon } from '../theme/icon.js';
import { hueOf, initials, type Person } from '../meeting/person.js';
import { Picture } from './media.js';
import './tile.css';

interface TileProps {
  readonly person: Person;
  /** Opens the form for another name; only on one's own tile. */
  readonly onRename?: () => void;
  readonly isPinned?: boolean;
  /** Shows them large, or no longer; for oneself alone. */
  readonly onPin?: ((key: string) => void) | undefined;
}

export const pinButtonId = (key: string): string => `pin-${key}`;

/** Drawn anew only when it shows something else: somebody or other speaks all the time. */
export const Tile = memo(function Tile({ person, onRename, isPinned = false, onPin }: TileProps) {
  const words = useWords();
  const { name, isSelf, isSpeaking, camera, microphone } = person;
  return (
    <li
      className="tile"
      data-speaking={isSpeaking}
      style={{ '--hue': hueOf(name) } as React.CSSProperties}
      aria-label={describe(person, words)}
    >
      {camera ? (
        <Picture
          key={camera.key}
          track={camera.track}
          label={words.people.videoOf(name)}
          className={isSelf ? 'tile-picture tile-mirror' : 'tile-picture'}
        />
      ) : (
        <span className="tile-avatar" aria-hidden>
          {initials(name)}
        </span>
      )}
      {person.reaction && (
        <span key={person.reaction} className="tile-reaction" aria-hidden>
          {person.reaction}
        </span>
      )}
      {onPin && (
        <button
          id={pinButtonId(person.key)}
          type="button"
          className="tile-pin"
          aria-pressed={isPinned}
          aria-label={words.people.pin(name)}
          onClick={() => onPin(person.key)}
        >
          <Icon name="pin" />
        </button>
      )}
      <span className="tile-foot">
        {person.hand !== undefined && <span aria-hidden>✋ {person.hand}</span>}
        {person.isInterrupted && <Icon name="interrupted" />}
        {microphone !== 'on' && <Icon name="microphone-off" />}
        {isSpeaking && <SpeakingBars />}
        {isSelf && onRename ? (
          <button
            type="button"
            className="tile-name"
            onClick={onRename}
            aria-label={words.people.changeYourName(name)}
          >
            <bdi>{name}</bdi>
            <Icon name="pencil" />
          </button>
        ) : (
          <span className="tile-name">
            <bdi>{name}</bdi>
          </span>
        )}
      </span>
    </li>
  );
});

function SpeakingBars() {
  return (
    <span className="tile-bars" aria-hidden>
      <i />
      <i />
      <i />
    </span>
  );
}

function describe(person: Person, words: Catalogue): string {
  const { name, isSelf, microphone, camera, isSpeaking, hand, reaction } = person;
  const facts = [
    isSelf ? words.people.you(name) : name,
    person.isInterrupted && words.people.interrupted,
    camera ? undefined : person.isNotReceived ? words.people.notReceived : words.people.cameraOff,
    microphone === 'on' ? undefined : words.people.microphoneOff,
    isSpeaking ? words.people.speaking : undefined,
    hand === undefined ? undefined : words.people.handRaised,
    reaction && words.people.reactsWith(reaction),
  ];
  return facts.filter(Boolean).join(', ');
}
