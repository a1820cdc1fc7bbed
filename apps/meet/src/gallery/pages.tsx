// Turns the pages of the tiles.
import { useWords } from '../language/language.js';
import { Icon } from '../theme/icon.js';
import './pages.css';

interface PagesProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

export function Pages({ page, pages, onTurn }: PagesProps) {
  const words = useWords();
  const [isFirst, isLast] = [page === 0, page === pages - 1];
  return (
    <nav className="pages" aria-label={words.people.pages}>
      {/* Not disabled: a button that has the focus would lose it at the last page. */}
      <button
        type="button"
        className="button button-bare"
        aria-label={words.people.previousPage}
        aria-disabled={isFirst}
        onClick={() => isFirst || onTurn(page - 1)}
      >
        <Icon name="back" />
      </button>
      <span role="status">{words.people.pageOf(page + 1, pages)}</span>
      <button
        type="button"
        className="button button-bare"
        aria-label={words.people.nextPage}
        aria-disabled={isLast}
        onClick={() => isLast || onTurn(page + 1)}
      >
        <Icon name="forward" />
      </button>
    </nav>
  );
}
