// What the menu beside the toolbar offers, as far as this browser can do it.
import { canCaption } from '../captions/speech.js';
import type { CaptionChoice } from '../captions/use-captions.js';
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
  readonly captions: CaptionChoice;
}

export function useMoreItems(choices: MoreChoices): MoreItem[] {
  const { arrangement, actions, onInvite, onStatistics } = choices;
  const { isSpeaking, toggleSpeaking, areShown, toggleShown } = choices.captions;
  const { captions, more, shortcuts, devices, statistics } = useWords();
  const of = (shortcut: Shortcut, icon: MoreItem['icon'], title: string): MoreItem => ({
    ...{ shortcut, icon, title, onChoose: actions[shortcut] },
  });
  return [
    of('layout', 'layout', arrangement.layout === 'grid' ? more.speakerView : more.gridView),
    ...(canFloat() && arrangement.floating ? [of('floating', 'floating', shortcuts.floating)] : []),
    ...(canFillScreen() ? [of('fullScreen', 'full-screen', shortcuts.fullScreen)] : []),
    ...(canCaption()
      ? [
          {
            ...({ icon: 'speech', title: isSpeaking ? captions.stop : captions.start } as const),
            onChoose: toggleSpeaking,
          },
        ]
      : []),
    { icon: 'captions', title: areShown ? captions.hide : captions.show, onChoose: toggleShown },
    of('devices', 'devices', devices.title),
    { icon: 'link', title: more.invite, onChoose: onInvite },
    { icon: 'chart', title: statistics.title, onChoose: onStatistics },
    of('list', 'keyboard', shortcuts.title),
  ];
}
