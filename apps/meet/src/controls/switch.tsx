// A button that turns something on and off, and says to eye and ear which of the two it is.
import { Icon, type IconName } from '../theme/icon.js';
import './switch.css';

interface SwitchProps {
  readonly icon: 'microphone' | 'camera';
  readonly title: string;
  readonly isOn: boolean;
  readonly shortcut?: string;
  readonly onToggle: () => void;
}

export function Switch({ icon, title, isOn, shortcut, onToggle }: SwitchProps) {
  const offIcon: IconName = `${icon}-off`;
  return (
    <button
      type="button"
      className="control"
      data-off={!isOn}
      aria-pressed={isOn}
      aria-keyshortcuts={shortcut}
      onClick={onToggle}
    >
      <Icon name={isOn ? icon : offIcon} />
      <span className="control-title">{title}</span>
    </button>
  );
}
