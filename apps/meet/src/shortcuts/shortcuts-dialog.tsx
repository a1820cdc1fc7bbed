// The list of the keys, and the switch that turns them off.
import { useWords } from '../language/language.js';
import { Dialog } from '../theme/dialog.js';
import { useView } from '../view-model/use-view.js';
import { shortcutNames, shortcuts } from './shortcuts.js';
import { shortcutSwitch } from './use-shortcuts.js';
import './shortcuts-dialog.css';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { isOn } = useView(shortcutSwitch);
  return (
    <Dialog title={words.shortcuts.title} onClose={onClose}>
      <div className="dialog-form">
        <dl className="shortcuts">
          {shortcutNames.map((kind) => (
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
