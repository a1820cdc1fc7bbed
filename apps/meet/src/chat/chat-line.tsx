// One message: who wrote it, its text with what can be followed in it, and what became of it.
import { memo } from 'react';
import { useWords } from '../language/language.js';
import type { ChatLine as Line } from '../meeting/chat-log.js';
import { Icon } from '../theme/icon.js';
import { useCopy } from '../theme/use-copy.js';
import { LinkedText } from './linked-text.js';

interface ChatLineProps {
  readonly line: Line;
  /** The name stands above the first of several messages in a row. */
  readonly isFollowing: boolean;
  readonly onSayAgain: (id: number) => void;
}

/** Drawn anew only when it changes: there may be thousands. */
export const ChatLine = memo(function ChatLine({ line, isFollowing, onSayAgain }: ChatLineProps) {
  const words = useWords();
  return (
    <p className="chat-line" data-own={line.isOwn} data-state={line.state}>
      <strong className={isFollowing ? 'for-ears' : undefined}>
        {line.isOwn ? words.chat.you : line.from.name}
      </strong>
      <span>
        <LinkedText text={line.text} />
      </span>
      <Delivery line={line} onSayAgain={onSayAgain} />
      <CopyLine text={line.text} />
    </p>
  );
});

/** Under a finger there is none: one that stays on a text selects it. */
function CopyLine({ text }: { text: string }) {
  const words = useWords();
  const { outcome, copy, forget } = useCopy();
  const outcomes = { copied: words.chat.copied, failed: words.chat.notCopied };
  const label = outcome ? outcomes[outcome] : words.chat.copy;
  return (
    <button
      type="button"
      className="chat-copy"
      aria-label={label}
      title={label}
      onClick={() => void copy(text)}
      onBlur={forget}
    >
      <Icon name={outcome === 'copied' ? 'check' : outcome === 'failed' ? 'close' : 'copy'} />
    </button>
  );
}

/** When it was said; of one's own lines, whether it has gone out. */
function Delivery({ line, onSayAgain }: { line: Line; onSayAgain: (id: number) => void }) {
  const words = useWords();
  const at = new Date(line.atMs);
  if (line.state === 'sending') return <small>{words.chat.sending}</small>;
  if (line.state === 'failed') {
    return (
      <small className="chat-failed">
        {words.chat.notSent}
        <button type="button" onClick={() => onSayAgain(line.id)}>
          {words.chat.sendAgain}
        </button>
      </small>
    );
  }
  return (
    <time dateTime={at.toISOString()}>
      {at.toLocaleTimeString(words.tag, { hour: '2-digit', minute: '2-digit' })}
    </time>
  );
}
