// Changes the name by which the others see you.
import { SetDisplayNameError } from '@mux/spaces-web';
import { useState } from 'react';
import { rememberName } from '../session/remembered-name.js';
import { Dialog } from '../theme/dialog.js';

interface RenameDialogProps {
  readonly name: string;
  /** Rejects when the server does not take the name. */
  readonly onRename: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

export function RenameDialog({ name, onRename, onClose }: RenameDialogProps) {
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
    <Dialog title="Your name" onClose={onClose}>
      <form className="dialog-form" onSubmit={rename}>
        <div className="field">
          <label htmlFor="new-name">How others see you</label>
          <input
            id="new-name"
            value={wish}
            onChange={(event) => setWish(event.target.value)}
            maxLength={64}
            autoComplete="name"
            pattern=".*\S.*"
            title="Enter at least one letter"
            required
          />
        </div>
        {failure && (
          <p className="words-of-trouble" role="alert">
            {failure}
          </p>
        )}
        <button type="submit" className="button button-main" disabled={isSending}>
          Change name
        </button>
      </form>
    </Dialog>
  );
}

/** The message of a `SetDisplayNameError` is for people: it says how long to wait, or what is wrong. */
function explain(problem: unknown): string {
  if (problem instanceof SetDisplayNameError) return `${problem.message}.`;
  return 'The name could not be changed. Try again in a moment.';
}
