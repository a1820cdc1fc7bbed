import { readFileSync } from 'node:fs';
import { EMOJI_FONT, SCRIPT_FONTS } from '@airlock-rtc/layouts';
import { expect, it } from 'vitest';

it('brings every font that the broadcaster writes names with', () => {
  const css = readFileSync(new URL('./fonts.css', import.meta.url), 'utf8');
  const imported = [...css.matchAll(/@import '(.+)\/[^/]+\.css'/g)].map(([, name]) => name);
  expect(imported).toEqual([...SCRIPT_FONTS, EMOJI_FONT].map(({ packageName }) => packageName));
});
