// What the menu beside the toolbar offers, as far as this browser can do it.
import type { MoreItem } from '../controls/more-menu.js';
import { canFloat } from '../floating/floating-video.js';
import type { ChosenArrangement } from '../gallery/use-arrangement.js';
import { useWords } from '../language/language.js';
import type { Shortcut } from '../shortcuts/shortcuts.js';
import { canFillScreen } from './full-screen.js';

interface MoreChoices {
  readonly arrangement: ChosenArrangement;
  readonly actions: Record<Shortcut, () => void>;
  readonly onInvite: () => void;
}

export function useMoreItems({ arrangement, actions, onInvite }: MoreChoices): MoreItem[] {
  const { more, shortcuts, devices } = useWords();
  const of = (shortcut: Shortcut, icon: MoreItem['icon'], title: string): MoreItem => ({
    ...{ shortcut, icon, title, onChoose: actions[shortcut] },
  });
  return [
    of('layout', 'layout', arrangement.layout === 'grid' ? more.speakerView : more.gridView),
    ...(canFloat() ? [of('floating', 'floating', shortcuts.floating)] : []),
    ...(canFillScreen() ? [of('fullScreen', 'full-screen', shortcuts.fullScreen)] : []),
    of('devices', 'devices', devices.title),
    { icon: 'link', title: more.invite, onChoose: onInvite },
    of('list', 'keyboard', shortcuts.title),
  ];
}
