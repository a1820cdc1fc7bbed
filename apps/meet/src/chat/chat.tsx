// What is written in the room while one is there, and the line to write on.
import { useWords } from '../language/language.js';
import { useEffect, useRef, useState } from 'react';
import type { ChatLine } from '../meeting/chat-log.js';
import { Icon } from '../theme/icon.js';
import { useCopy } from '../theme/use-copy.js';
import { LinkedText } from './linked-text.js';
import './chat.css';

/** Keeps most messages well under what one custom event holds. */
const MAX_LENGTH = 1000;

interface ChatProps {
  readonly lines: readonly ChatLine[];
  /** False when the text cannot be sent as one message. */
  readonly onSay: (text: string) => boolean;
  readonly onSayAgain: (id: number) => void;
  readonly onClose: () => void;
}

export function Chat({ lines, onSay, onSayAgain, onClose }: ChatProps) {
  const words = useWords();
  const [draft, setDraft] = useState('');
  const [isRefused, setRefused] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not returned: newer browsers give a promise.
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines]);

  function say(event: React.FormEvent) {
    event.preventDefault();
    if (draft.trim() === '') return;
    const isTaken = onSay(draft);
    setRefused(!isTaken);
    if (isTaken) setDraft('');
  }

  return (
    <aside
      className="chat"
      aria-label={words.chat.title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h2>{words.chat.title}</h2>
        <button type="button" className="button button-bare" aria-label={words.chat.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="chat-lines" role="log" aria-label={words.chat.messages} tabIndex={0}>
        {lines.length === 0 && <p className="chat-empty">{words.chat.empty}</p>}
        {lines.map((line, index) => (
          <p key={line.id} className="chat-line" data-own={line.isOwn} data-state={line.state}>
            {/* A person's name stands above the first of several messages in a row. */}
            <strong className={line.from === lines[index - 1]?.from ? 'for-ears' : undefined}>
              {line.isOwn ? words.chat.you : line.from}
            </strong>
            <span>
              <LinkedText text={line.text} />
            </span>
            <Delivery line={line} onSayAgain={onSayAgain} />
            <CopyLine text={line.text} />
          </p>
        ))}
        <div ref={end} />
      </div>
      <form className="chat-form" onSubmit={say}>
        {isRefused && (
          <p className="words-of-trouble" role="alert">
            {words.chat.tooLong}
          </p>
        )}
        <input
          aria-label={words.chat.message}
          placeholder={words.chat.placeholder}
          value={draft}
          maxLength={MAX_LENGTH}
          onChange={(event) => setDraft(event.target.value)}
          autoFocus
        />
        <button type="submit" className="button button-main" aria-label={words.chat.send}>
          <Icon name="send" />
        </button>
      </form>
    </aside>
  );
}

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
function Delivery({ line, onSayAgain }: { line: ChatLine; onSayAgain: (id: number) => void }) {
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
