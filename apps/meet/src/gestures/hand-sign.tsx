// In the head of the room: how many hands are raised, and the way to see whose.
import { useWords } from '../language/language.js';
import type { Person } from '../meeting/person.js';

interface HandSignProps {
  readonly people: readonly Person[];
  readonly onShow: () => void;
}

export function HandSign({ people, onShow }: HandSignProps) {
  const words = useWords();
  const count = people.filter(({ hand }) => hand !== undefined).length;
  if (count === 0) return null;
  return (
    <button type="button" className="button" aria-label={words.gestures.hands(count)} onClick={onShow}>
      <span aria-hidden>✋ {new Intl.NumberFormat(words.tag).format(count)}</span>
    </button>
  );
}
