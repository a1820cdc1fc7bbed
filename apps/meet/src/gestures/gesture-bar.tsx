// The hand and the reactions, over the controls while they are wanted.
import { useWords } from '../language/language.js';
import { moveFocus } from '../controls/arrow-keys.js';
import { reactions } from '../meeting/gesture-event.js';
import type { Meeting } from '../meeting/meeting.js';
import { useView } from '../view-model/use-view.js';
import './gesture-bar.css';

interface GestureBarProps {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

export function GestureBar({ meeting, onClose }: GestureBarProps) {
  const words = useWords();
  const self = useView(meeting).people.find((person) => person.isSelf);
  return (
    <div
      className="gesture-bar"
      role="group"
      aria-label={words.gestures.title}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : moveFocus(event))}
    >
      <button
        type="button"
        className="button"
        aria-pressed={self?.hand !== undefined}
        onClick={() => meeting.toggleHand()}
        autoFocus
      >
        <span aria-hidden>✋</span>
        {words.gestures.raiseHand}
      </button>
      <span className="gesture-reactions">
        {reactions.map((reaction) => (
          <button
            key={reaction}
            type="button"
            className="button button-bare"
            aria-label={words.gestures.reactWith(reaction)}
            onClick={() => meeting.react(reaction)}
          >
            {reaction}
          </button>
        ))}
      </span>
    </div>
  );
}
