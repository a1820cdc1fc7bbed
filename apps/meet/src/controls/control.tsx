// One button of the toolbar: an icon over its title, with the key that does the same.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../theme/icon.js';

interface ControlProps {
  readonly id?: string;
  readonly icon: IconName;
  readonly title: string;
  readonly shortcut?: string;
  /** For what is on or off. */
  readonly isPressed?: boolean;
  /** For what opens something. */
  readonly isExpanded?: boolean;
  readonly isLeaving?: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

export function Control(props: ControlProps) {
  const { id, icon, title, shortcut, isPressed, isExpanded, isLeaving, onPress, children } = props;
  return (
    <button
      type="button"
      className={isLeaving ? 'control control-leave' : 'control'}
      id={id}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span className="control-title">{title}</span>
      {children}
    </button>
  );
}
