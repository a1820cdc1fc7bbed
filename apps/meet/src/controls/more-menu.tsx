// What does not fit the toolbar, as a list over it.
import { useEffect, useRef } from 'react';
import { useWords } from '../language/language.js';
import { shortcuts, type Shortcut } from '../shortcuts/shortcuts.js';
import { Icon, type IconName } from '../theme/icon.js';
import { moveFocus } from './arrow-keys.js';
import './more-menu.css';

export interface MoreItem {
  readonly icon: IconName;
  readonly title: string;
  readonly shortcut?: Shortcut;
  readonly onChoose: () => void;
}

interface MoreMenuProps {
  readonly items: readonly MoreItem[];
  readonly onClose: () => void;
}

export function MoreMenu({ items, onClose }: MoreMenuProps) {
  const words = useWords();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      const isInside = target instanceof Element && target.closest('.more-menu, #more-button');
      if (!isInside) onClose();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [onClose]);
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);

  function choose(item: MoreItem) {
    // First, since closing gives the focus back, and what opens takes it.
    onClose();
    item.onChoose();
  }

  return (
    <div
      ref={menu}
      className="more-menu"
      role="group"
      aria-label={words.controls.more}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : moveFocus(event))}
    >
      {items.map((item) => (
        <button key={item.icon} type="button" onClick={() => choose(item)}>
          <Icon name={item.icon} />
          {item.title}
          {item.shortcut && <kbd aria-hidden>{shortcuts[item.shortcut].toUpperCase()}</kbd>}
        </button>
      ))}
    </div>
  );
}
