// What is wrong for those who hear a page, see it badly, or touch it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { TestPage } from '@airlock-rtc/testkit';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, by rule and element, in the light and in the dark. */
export async function faultsOf(page: TestPage): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = await page.evaluate(async (source) => {
      const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(fading.map(({ finished }) => finished));
      if (!('axe' in window)) (0, eval)(source);
      const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
      return (await axe.run()).violations.map(
        ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(' ')}`,
      );
    }, axeSource);
    faults.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return faults;
}

/** The visible controls that are smaller than 44 pixels in one direction. */
export const smallTargets = (page: TestPage) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, select, input, a[href]')].flatMap((element) => {
      const target = element.closest('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      const isSmall = width > 0 && (width < 43.5 || height < 43.5);
      return isSmall ? `${element.outerHTML.slice(0, 80)} ${width}x${height}` : [];
    }),
  );
