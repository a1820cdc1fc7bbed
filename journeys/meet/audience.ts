// Somebody who watches a broadcast in a tab of their own, and says what they see where.
import { readFrame, rgbaPixels, type ColorName, type TestBrowser, type TestPage } from '@airlock-rtc/testkit';
import type { Locator } from 'playwright-core';

/** In pixels of the broadcast's picture. */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is looked at is as large as this. */
const LOOK = { width: 160, height: 90 };

export class Audience {
  private constructor(readonly page: TestPage) {}

  /** Opens the link in a new window of `browser`. */
  static async follow(browser: TestBrowser, link: string): Promise<Audience> {
    return new Audience(await browser.newPage(link));
  }

  get video(): Locator {
    return this.page.getByLabel('Broadcast', { exact: true });
  }

  /** The colour of each place in the picture that is shown now; undefined where it is none that a camera of the tests has. */
  async colorsAt(places: readonly Rectangle[]): Promise<(ColorName | undefined)[]> {
    const looks = await this.video.evaluate(
      (element, { places, look }) => {
        const video = element as HTMLVideoElement;
        const canvas = new OffscreenCanvas(look.width, look.height);
        const context = canvas.getContext('2d', { willReadFrequently: true })!;
        return places.map(({ x, y, width, height }) => {
          context.drawImage(video, x, y, width, height, 0, 0, look.width, look.height);
          return [...context.getImageData(0, 0, look.width, look.height).data];
        });
      },
      { places, look: LOOK },
    );
    return looks.map((data) => readFrame(rgbaPixels(Uint8Array.from(data), LOOK.width, LOOK.height)).color);
  }

  /** The position of playing, in seconds: it goes on while pictures come. */
  position(): Promise<number> {
    return this.video.evaluate((element) => (element as HTMLVideoElement).currentTime);
  }
}
