// The fonts of names: the broadcaster's own, so that both cut a long name at the same letter.
import './fonts.css';
import { BASE_FONT, EMOJI_FONT, SCRIPT_FONTS } from '@airlock-rtc/layouts';
import labelFont from 'virtual:label-font';

export const FONT_FAMILY = [BASE_FONT, ...SCRIPT_FONTS, EMOJI_FONT]
  .map(({ family }) => `"${family}"`)
  .concat('sans-serif')
  .join(', ');

/** Resolves when most names can be measured and drawn; the fonts of other scripts come when their letters are met. */
export async function loadFont(): Promise<void> {
  const bytes = Uint8Array.from(atob(labelFont), (letter) => letter.charCodeAt(0));
  document.fonts.add(await new FontFace(BASE_FONT.family, bytes).load());
}
