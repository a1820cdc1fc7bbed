// Shows the room on the whole screen, where the browser lets a page do that: iPhones do not.

export const canFillScreen = (): boolean => document.fullscreenEnabled;

export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused without a click or a key of the person: the room stays as it is.
  }
}
