// Everybody who is in the room, as a list: who is muted, who asks to speak, who shares a screen or is not received.
import { useWords } from '../language/language.js';
import type { Person } from '../meeting/person.js';
import { Icon, type IconName } from '../theme/icon.js';
import { Panel } from '../theme/panel.js';
import { inOrder } from './in-order.js';
import './people-panel.css';

interface PeoplePanelProps {
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

export function PeoplePanel({ people, onClose }: PeoplePanelProps) {
  const words = useWords();
  const count = <small>{new Intl.NumberFormat(words.tag).format(people.length)}</small>;
  return (
    <Panel title={words.people.list} beside={count} closing={words.people.close} onClose={onClose}>
      <ul className="panel-body people-list" aria-label={words.people.listOf} tabIndex={0}>
        {inOrder(people, words.tag).map((person) => (
          <Entry key={person.key} person={person} />
        ))}
      </ul>
    </Panel>
  );
}

function Entry({
  person: { name, isSelf, hand, screen, microphone, isNotReceived, isInterrupted },
}: {
  person: Person;
}) {
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
      {isInterrupted && <Sign icon="interrupted" title={words.people.interrupted} />}
      {isNotReceived && <Sign icon="camera-off" title={words.people.notReceived} />}
      {microphone !== 'on' && <Sign icon="microphone-off" title={words.people.microphoneOff} />}
    </li>
  );
}

function Sign({ icon, title }: { icon: IconName; title: string }) {
  return (
    <span title={title}>
      <Icon name={icon} />
      <span className="for-ears">{title}</span>
    </span>
  );
}
