// The button that copies a link, and says that it did.
import { useWords } from '../language/language.js';
import { useState } from 'react';
import { Icon } from './icon.js';
import './copy-link.css';

/** Copies the link, and says that it did until the button loses the person's attention. */
export function CopyLink({ link }: { link: string }) {
  const words = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  }

  const outcomes = { copied: words.everywhere.linkCopied, failed: words.everywhere.copyByHand };
  return (
    <button
      type="button"
      className="button copy-link"
      onClick={copy}
      onBlur={() => setOutcome(undefined)}
      onPointerLeave={() => setOutcome(undefined)}
    >
      <Icon name={outcome === 'copied' ? 'check' : 'link'} />
      <span aria-live="polite">{outcome ? outcomes[outcome] : words.everywhere.copyLink}</span>
    </button>
  );
}
