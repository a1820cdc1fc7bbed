// What is wrong for those who hear a page, see it badly, or touch it.
import type { TestPage } from '@airlock-rtc/testkit';
import { violationsOf } from '../browsers/axe.js';

/** What axe-core finds wrong, by rule and element, in the light and in the dark. */
export async function faultsOf(page: TestPage): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const violations = await violationsOf(page, colorScheme);
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
