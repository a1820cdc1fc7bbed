// Moves the focus along a toolbar or a menu by the arrow keys, Home and End (ARIA Authoring Practices, toolbar).

/** For `onKeyDown` of the toolbar. */
export function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const from = buttons.indexOf(document.activeElement as HTMLElement);
  if (from === -1) return;
  const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
  const steps: Record<string, number> = {
    ArrowRight: from + (isMirrored ? -1 : 1),
    ArrowLeft: from + (isMirrored ? 1 : -1),
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: buttons.length - 1,
  };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
