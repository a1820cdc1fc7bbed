// Refuses to make a picture on a machine whose browser has no letters for the names in it.
import type { Page } from 'playwright-core';

/** @throws Error that names the packages which bring the fonts. */
export async function requireFonts(page: Page): Promise<void> {
  const missing: string[] = [];
  for (const [script, letters] of Object.entries({ Japanese: ['健', '太'], Arabic: ['س', 'ر'] })) {
    const [one, other] = await Promise.all(letters.map((letter) => pictureOf(page, letter)));
    // Without a font each letter is the same empty box.
    if (one === other) missing.push(script);
  }
  if (missing.length === 0) return;
  throw new Error(
    `The browser has no font for ${missing.join(' and ')}: apt-get install fonts-noto-core fonts-noto-cjk, then run npm run picture again.`,
  );
}

const pictureOf = (page: Page, letter: string) =>
  page.evaluate((text) => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d')!;
    context.font = '40px sans-serif';
    context.fillText(text, 40, 60);
    return canvas.toDataURL();
  }, letter);
