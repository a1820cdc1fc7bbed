// The list of the keys, and the switch that turns them off.
import { useWords } from '../language/language.js';
import { Dialog } from '../theme/dialog.js';
import { useView } from '../view-model/use-view.js';
import { shortcuts, type Shortcut } from './shortcuts.js';
import { shortcutSwitch } from './use-shortcuts.js';
import './shortcuts-dialog.css';

interface ShortcutsDialogProps {
  /** Those that mean something in this browser. */
  readonly names: readonly Shortcut[];
  readonly onClose: () => void;
}

export function ShortcutsDialog({ names, onClose }: ShortcutsDialogProps) {
  const words = useWords();
  const { isOn } = useView(shortcutSwitch);
  return (
    <Dialog title={words.shortcuts.title} onClose={onClose}>
      <div className="dialog-form">
        <dl className="shortcuts">
          {names.map((kind) => (
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
