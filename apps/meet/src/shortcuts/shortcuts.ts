// The keys of the room, each with what it does; a person may switch them off.

/** In the order in which they are listed. */
export const shortcuts = {
  microphone: 'm',
  camera: 'v',
  screen: 's',
  chat: 'c',
  people: 'p',
  reactions: 'r',
  hand: 'h',
  layout: 'l',
  floating: 'i',
  fullScreen: 'f',
  devices: 'd',
  list: '?',
} as const;

export type Shortcut = keyof typeof shortcuts;

export const shortcutNames = Object.keys(shortcuts) as Shortcut[];

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** What a pressed key does, whatever has the focus; `undefined` for keys that belong to the browser or to nobody. */
export function shortcutOf(pressed: Pressed): Shortcut | undefined {
  const { ctrlKey, altKey, metaKey, repeat, isComposing } = pressed;
  if (ctrlKey || altKey || metaKey || repeat || isComposing) return undefined;
  const letter = letterOf(pressed);
  return shortcutNames.find((name) => shortcuts[name] === letter);
}

/** On keyboards without Latin letters, the letter that a Latin keyboard has in that place. */
function letterOf({ key, code }: Pressed): string {
  if (key === '؟' || key === '？') return '?';
  const isLatin = key.length === 1 && key <= '\u024f';
  return (isLatin ? key : code.replace(/^Key/, '')).toLowerCase();
}

/** Where keys are text, or belong to a dialog that is open: after a click on its text they reach the page itself. */
export function isTaken({ target }: { readonly target: EventTarget | null }, page: ParentNode): boolean {
  if (page.querySelector('dialog[open]')) return true;
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
