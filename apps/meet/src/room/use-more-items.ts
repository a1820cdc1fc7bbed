// What the menu beside the toolbar offers, as far as this browser can do it.
import { canCaption } from '../captions/speech.js';
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
  readonly onStatistics: () => void;
  readonly isCaptioned: boolean;
  readonly onCaption: () => void;
}

export function useMoreItems(choices: MoreChoices): MoreItem[] {
  const { arrangement, actions, onInvite, onStatistics, isCaptioned, onCaption } = choices;
  const { captions, more, shortcuts, devices, statistics } = useWords();
  const of = (shortcut: Shortcut, icon: MoreItem['icon'], title: string): MoreItem => ({
    ...{ shortcut, icon, title, onChoose: actions[shortcut] },
  });
  return [
    of('layout', 'layout', arrangement.layout === 'grid' ? more.speakerView : more.gridView),
    ...(canFloat() ? [of('floating', 'floating', shortcuts.floating)] : []),
    ...(canFillScreen() ? [of('fullScreen', 'full-screen', shortcuts.fullScreen)] : []),
    ...(canCaption()
      ? [
          {
            icon: 'captions',
            title: isCaptioned ? captions.stop : captions.start,
            onChoose: onCaption,
          } as const,
        ]
      : []),
    of('devices', 'devices', devices.title),
    { icon: 'link', title: more.invite, onChoose: onInvite },
    { icon: 'chart', title: statistics.title, onChoose: onStatistics },
    of('list', 'keyboard', shortcuts.title),
  ];
}
