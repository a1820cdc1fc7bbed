// A modal dialog of the browser's own: it keeps the focus, and closes by Escape.
import { useWords } from '../language/language.js';
import { useCallback, useId } from 'react';
import { Icon } from './icon.js';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

export function Dialog({ title, isWide = false, onClose, children }: DialogProps) {
  const words = useWords();
  const titleId = useId();
  const open = useCallback((element: HTMLDialogElement) => {
    element.showModal();
    element.querySelector<HTMLElement>('input, select')?.focus();
    return () => element.close();
  }, []);
  return (
    <dialog ref={open} className="dialog" data-wide={isWide} aria-labelledby={titleId} onCancel={onClose}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <button
          type="button"
          className="button button-bare"
          aria-label={words.everywhere.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
