// What axe-core finds wrong with a page, in one color scheme.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { TestPage } from '@airlock-rtc/testkit';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** By rule and element, once nothing fades any more. */
export async function violationsOf(page: TestPage, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  return page.evaluate(async (source) => {
    const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(fading.map(({ finished }) => finished));
    if (!('axe' in window)) (0, eval)(source);
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    return (await axe.run()).violations.map(
      ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(' ')}`,
    );
  }, axeSource);
}
