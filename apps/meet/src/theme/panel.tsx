// A panel beside the room: its title, what stands beside that, a way to close it. It takes the focus when it opens.
import { useCallback, type ReactNode } from 'react';
import { Icon } from './icon.js';
import './panel.css';

interface PanelProps {
  readonly title: string;
  readonly beside?: ReactNode;
  /** In words, what the button with the cross does. */
  readonly closing: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Panel({ title, beside, closing, onClose, children }: PanelProps) {
  const takeFocus = useCallback((element: HTMLElement | null) => element?.focus(), []);
  return (
    <aside
      ref={takeFocus}
      tabIndex={-1}
      className="panel"
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h2>{title}</h2>
        {beside}
        <button type="button" className="button button-bare" aria-label={closing} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}
