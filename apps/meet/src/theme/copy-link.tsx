// The button that copies a link, and says that it did.
import { useWords } from '../language/language.js';
import { Icon } from './icon.js';
import { useCopy } from './use-copy.js';
import './copy-link.css';

/** Copies the link, and says that it did until the button loses the person's attention. */
export function CopyLink({ link }: { link: string }) {
  const words = useWords();
  const { outcome, copy, forget } = useCopy();
  const outcomes = { copied: words.everywhere.linkCopied, failed: words.everywhere.copyByHand };
  return (
    <button
      type="button"
      className="button copy-link"
      onClick={() => void copy(link)}
      onBlur={forget}
      onPointerLeave={forget}
    >
      <Icon name={outcome === 'copied' ? 'check' : 'link'} />
      <span aria-live="polite">{outcome ? outcomes[outcome] : words.everywhere.copyLink}</span>
    </button>
  );
}
