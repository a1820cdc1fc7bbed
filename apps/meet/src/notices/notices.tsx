// Short news of the room: they go away by themselves; trouble stays until it is dismissed.
import { useWords } from '../language/language.js';
import type { Notice } from '../meeting/notice.js';
import { Icon } from '../theme/icon.js';
import './notices.css';

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (id: number) => void;
}

export function Notices({ notices, onDismiss }: NoticesProps) {
  const words = useWords();
  return (
    <div className="notices" role="status">
      {notices.map(({ id, text, isProblem }) => (
        <p
          key={id}
          className="notice"
          data-problem={isProblem}
          // The end of its fading is the end of the notice: no clock beside the one of the style sheet.
          onAnimationEnd={(event) => event.animationName === 'notice-passing' && onDismiss(id)}
        >
          {text}
          {isProblem && (
            <button
              type="button"
              className="button button-bare"
              aria-label={words.everywhere.dismiss}
              onClick={() => onDismiss(id)}
            >
              <Icon name="close" />
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
