// Changes the name by which the others see you.
import { useWords, words } from '../language/language.js';
import { SetDisplayNameError } from '@mux/spaces-web';
import { useState } from 'react';
import { MAX_NAME_LENGTH } from '../meeting/shown-name.js';
import { rememberName } from '../session/remembered-name.js';
import { Dialog } from '../theme/dialog.js';

interface RenameDialogProps {
  readonly name: string;
  /** Rejects when the server does not take the name. */
  readonly onRename: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

export function RenameDialog({ name, onRename, onClose }: RenameDialogProps) {
  const words = useWords();
  const [wish, setWish] = useState(name);
  const [failure, setFailure] = useState<string>();
  const [isSending, setSending] = useState(false);

  async function rename(event: React.FormEvent) {
    event.preventDefault();
    setSending(true);
    try {
      if (wish.trim() !== name) await onRename(wish.trim());
      rememberName(wish.trim());
      onClose();
    } catch (problem) {
      setFailure(explain(problem));
      setSending(false);
    }
  }

  return (
    <Dialog title={words.rename.title} onClose={onClose}>
      <form className="dialog-form" onSubmit={rename}>
        <div className="field">
          <label htmlFor="new-name">{words.rename.label}</label>
          <input
            id="new-name"
            value={wish}
            onChange={(event) => setWish(event.target.value)}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="name"
            pattern=".*\S.*"
            title={words.lobby.nameNeeded}
            required
          />
        </div>
        {failure && (
          <p className="words-of-trouble" role="alert">
            {failure}
          </p>
        )}
        <button type="submit" className="button button-main" disabled={isSending}>
          {words.rename.change}
        </button>
      </form>
    </Dialog>
  );
}

/** The message of a `SetDisplayNameError` is for people: it says how long to wait, or what is wrong. */
function explain(problem: unknown): string {
  if (problem instanceof SetDisplayNameError) return `${problem.message}.`;
  return words().rename.failed;
}
