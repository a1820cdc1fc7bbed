// What is written in the room while one is there, and the line to write on.
import { useWords } from '../language/language.js';
import { useCallback, useState } from 'react';
import type { Meeting } from '../meeting/meeting.js';
import { Icon } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { ChatLine } from './chat-line.js';
import { useEndInSight } from './use-end-in-sight.js';
import './chat.css';

interface ChatProps {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

export function Chat({ meeting, onClose }: ChatProps) {
  const words = useWords();
  const lines = useView(meeting).chat;
  const [draft, setDraft] = useState('');
  const [isRefused, setRefused] = useState(false);
  const sayAgain = useCallback((id: number) => meeting.sayAgain(id), [meeting]);
  const list = useEndInSight(lines);

  function say(event: React.FormEvent) {
    event.preventDefault();
    if (draft.trim() === '') return;
    const isTaken = meeting.say(draft);
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
      <div ref={list} className="chat-lines" role="log" aria-label={words.chat.messages} tabIndex={0}>
        {lines.length === 0 && <p className="chat-empty">{words.chat.empty}</p>}
        {lines.map((line, index) => (
          <ChatLine
            key={line.id}
            line={line}
            isFollowing={line.from.key === lines[index - 1]?.from.key}
            onSayAgain={sayAgain}
          />
        ))}
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
