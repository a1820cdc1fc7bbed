// The shortcuts that mean something in this browser.
import { canShareScreen } from '../devices/capture.js';
import { canFloat } from '../floating/floating-video.js';
import { shortcutNames, type Shortcut } from '../shortcuts/shortcuts.js';
import { canFillScreen } from './full-screen.js';

/** What only some browsers can do. */
const abilities: Partial<Record<Shortcut, () => boolean>> = {
  screen: canShareScreen,
  floating: canFloat,
  fullScreen: canFillScreen,
};

export function ableShortcuts(): readonly Shortcut[] {
  return shortcutNames.filter((shortcut) => abilities[shortcut]?.() ?? true);
}
