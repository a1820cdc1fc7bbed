// The switches that support asks a user to type into the console: those of spaces-web 1.2.0.

declare global {
  interface Window {
    VERBOSE_LOGGING: boolean;
    MUX_SPACES_GOOD_VIDEO: boolean;
  }
}

/** Screens at 30 frames a second and 5 Mbit/s. */
export function isGoodVideoWanted(): boolean {
  return typeof window !== 'undefined' && Boolean(window.MUX_SPACES_GOOD_VIDEO);
}

export function isVerboseLoggingWanted(): boolean {
  return typeof window !== 'undefined' && Boolean(window.VERBOSE_LOGGING);
}
