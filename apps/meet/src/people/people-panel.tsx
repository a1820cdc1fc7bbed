// Everybody who is in the room, as a list: who is muted, who asks to speak, who shares a screen.
import { useWords } from '../language/language.js';
import { useCallback } from 'react';
import type { Person } from '../meeting/person.js';
import { Icon } from '../theme/icon.js';
import { inOrder } from './in-order.js';
import '../theme/panel.css';
import './people-panel.css';

interface PeoplePanelProps {
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

export function PeoplePanel({ people, onClose }: PeoplePanelProps) {
  const words = useWords();
  const takeFocus = useCallback((element: HTMLElement | null) => element?.focus(), []);
  return (
    <aside
      ref={takeFocus}
      tabIndex={-1}
      className="panel"
      aria-label={words.people.list}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h2>
          {words.people.list} <small>{new Intl.NumberFormat(words.tag).format(people.length)}</small>
        </h2>
        <button
          type="button"
          className="button button-bare"
          aria-label={words.people.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <ul className="panel-body people-list" aria-label={words.people.listOf} tabIndex={0}>
        {inOrder(people, words.tag).map((person) => (
          <Entry key={person.key} person={person} />
        ))}
      </ul>
    </aside>
  );
}

function Entry({ person: { name, isSelf, hand, screen, microphone } }: { person: Person }) {
  const words = useWords();
  return (
    <li>
      <bdi>{isSelf ? words.people.you(name) : name}</bdi>
      {hand !== undefined && (
        <span role="img" aria-label={words.people.handRaised}>
          ✋ {hand}
        </span>
      )}
      {screen && <Sign icon="screen" title={words.people.sharing} />}
      {microphone !== 'on' && <Sign icon="microphone-off" title={words.people.microphoneOff} />}
    </li>
  );
}

function Sign({ icon, title }: { icon: 'screen' | 'microphone-off'; title: string }) {
  return (
    <span title={title}>
      <Icon name={icon} />
      <span className="for-ears">{title}</span>
    </span>
  );
}
