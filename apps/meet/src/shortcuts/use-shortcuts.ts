// Does what a key stands for, wherever the focus is in the room, but not where one writes.
import { useEffect, useEffectEvent } from 'react';
import { ViewModel } from '../view-model/view-model.js';
import { isTaken, shortcutOf, type Shortcut } from './shortcuts.js';

const KEY = 'airlock-meet.shortcuts-off';

/** Single letters are easily spoken or struck by accident: they can be switched off (WCAG 2.2, 2.1.4). */
class ShortcutSwitch extends ViewModel<{ readonly isOn: boolean }> {
  constructor() {
    super({ isOn: true });
    try {
      this.show({ isOn: localStorage.getItem(KEY) === null });
    } catch {
      // Browsers that keep no storage for this page begin anew with each visit.
    }
  }

  turn(isOn: boolean): void {
    this.show({ isOn });
    try {
      if (isOn) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, 'off');
    } catch {
      // It holds for this visit.
    }
  }
}

/** The one of this page. */
export const shortcutSwitch = new ShortcutSwitch();

export function useShortcuts(onShortcut: (name: Shortcut) => void): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    const name = shortcutOf(event);
    if (!name || isTaken(event, document)) return;
    // What lists them, and switches them on again, is always there.
    if (!shortcutSwitch.getView().isOn && name !== 'list') return;
    event.preventDefault();
    onShortcut(name);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => act(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
