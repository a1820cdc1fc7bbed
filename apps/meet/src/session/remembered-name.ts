// Remembers on this machine the name that the person last used.

const KEY = 'airlock-meet.name';

/** Browsers that keep no storage for this page (private windows, blocked cookies) only forget the name. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Nothing is lost but a convenience.
  }
}
