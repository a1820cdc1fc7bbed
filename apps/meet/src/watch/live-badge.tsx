// The sign that something is on the air, on its way there, or lost for a moment.
import type { Catalogue } from '../language/catalogues/english.js';
import { useWords } from '../language/language.js';
import './live-badge.css';

export function LiveBadge({ state = 'active' }: { state?: keyof Catalogue['broadcast']['states'] }) {
  const words = useWords();
  return (
    <strong className="live-badge" data-state={state}>
      {words.broadcast.states[state]}
    </strong>
  );
}
