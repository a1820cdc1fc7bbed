// The row of buttons under the gallery.
import { useWords } from '../language/language.js';
import { canShareScreen } from '../devices/capture.js';
import type { Person } from '../meeting/person.js';
import type { Panels } from './use-panels.js';
import { shortcuts, type Shortcut } from '../shortcuts/shortcuts.js';
import { NARROW, useMedia } from '../theme/use-media.js';
import { moveFocus } from './arrow-keys.js';
import { Control } from './control.js';
import { MoreMenu, type MoreItem } from './more-menu.js';
import { Switch } from './switch.js';
import './controls.css';

interface ControlsProps {
  readonly self: Person | undefined;
  readonly panels: Panels;
  readonly unread: number;
  readonly actions: Record<Shortcut, () => void>;
  readonly more: readonly MoreItem[];
  readonly onLeave: () => void;
}

export function Controls({ self, panels, unread, actions, more, onLeave }: ControlsProps) {
  const words = useWords();
  const isNarrow = useMedia(NARROW);
  const { beside, bar, toggleBar, closeBar } = panels;
  const overflow: readonly MoreItem[] = [
    { icon: 'people', title: words.people.list, shortcut: 'people', onChoose: actions.people },
    ...(canShareScreen()
      ? [{ icon: 'screen', title: words.controls.shareScreen, onChoose: actions.screen } as const]
      : []),
  ];
  return (
    <>
      {bar === 'more' && <MoreMenu items={isNarrow ? [...overflow, ...more] : more} onClose={closeBar} />}
      <div className="controls" role="toolbar" aria-label={words.controls.title} onKeyDown={moveFocus}>
        <Switch
          icon="microphone"
          title={words.everywhere.microphone}
          isOn={self?.microphone === 'on'}
          shortcut={shortcuts.microphone}
          onToggle={actions.microphone}
        />
        <Switch
          icon="camera"
          title={words.everywhere.camera}
          isOn={self?.camera !== undefined}
          shortcut={shortcuts.camera}
          onToggle={actions.camera}
        />
        {canShareScreen() && !isNarrow && (
          <Control
            icon="screen"
            title={words.controls.shareScreen}
            shortcut={shortcuts.screen}
            isPressed={self?.screen !== undefined}
            onPress={actions.screen}
          />
        )}
        <Control
          id="chat-button"
          icon="chat"
          title={words.controls.chat}
          shortcut={shortcuts.chat}
          isExpanded={beside === 'chat'}
          onPress={actions.chat}
        >
          {unread > 0 && (
            <span className="control-count">
              <span aria-hidden>{unread}</span>
              <span className="for-ears"> {words.controls.unread(unread)}</span>
            </span>
          )}
        </Control>
        {!isNarrow && (
          <Control
            id="people-button"
            icon="people"
            title={words.people.list}
            shortcut={shortcuts.people}
            isExpanded={beside === 'people'}
            onPress={actions.people}
          />
        )}
        <Control
          id="gestures-button"
          icon="hand"
          title={words.gestures.title}
          shortcut={shortcuts.reactions}
          isExpanded={bar === 'gestures'}
          onPress={actions.reactions}
        />
        <Control
          id="more-button"
          icon="more"
          title={words.controls.more}
          isExpanded={bar === 'more'}
          onPress={() => toggleBar('more')}
        />
        <Control icon="leave" title={words.controls.leave} isLeaving onPress={onLeave} />
      </div>
    </>
  );
}
