// The font of names: the broadcaster's own, so that both cut a long name at the same letter.
import labelFont from 'virtual:label-font';

/** What DejaVu Sans lacks comes from the machine: the image of LiveKit Egress has Noto fonts. */
export const FONT_FAMILY =
  '"Airlock DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Color Emoji", sans-serif';

/** Resolves when names can be measured and drawn. */
export async function loadFont(): Promise<void> {
  const bytes = Uint8Array.from(atob(labelFont), (letter) => letter.charCodeAt(0));
  document.fonts.add(await new FontFace('Airlock DejaVu Sans', bytes).load());
}
