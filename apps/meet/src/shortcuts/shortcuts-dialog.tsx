// The list of the keys, and the switch that turns them off.
import { useWords } from '../language/language.js';
import { canShareScreen } from '../devices/capture.js';
import { canFloat } from '../floating/floating-video.js';
import { canFillScreen } from '../room/full-screen.js';
import { Dialog } from '../theme/dialog.js';
import { useView } from '../view-model/use-view.js';
import { shortcutNames, shortcuts, type Shortcut } from './shortcuts.js';
import { shortcutSwitch } from './use-shortcuts.js';
import './shortcuts-dialog.css';

/** What only some browsers can do. */
const abilities: Partial<Record<Shortcut, () => boolean>> = {
  screen: canShareScreen,
  floating: canFloat,
  fullScreen: canFillScreen,
};

const canDo = (kind: Shortcut): boolean => abilities[kind]?.() ?? true;

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { isOn } = useView(shortcutSwitch);
  return (
    <Dialog title={words.shortcuts.title} onClose={onClose}>
      <div className="dialog-form">
        <dl className="shortcuts">
          {shortcutNames.filter(canDo).map((kind) => (
            <div key={kind}>
              <dt>{words.shortcuts[kind]}</dt>
              <dd>
                <kbd>{shortcuts[kind].toUpperCase()}</kbd>
              </dd>
            </div>
          ))}
        </dl>
        <label className="check">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ target }) => shortcutSwitch.turn(target.checked)}
          />
          {words.shortcuts.areOn}
        </label>
      </div>
    </Dialog>
  );
}
