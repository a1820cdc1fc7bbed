// A person at Airlock Meet: finds what they want by its label, as a screen reader does, and says what they see and hear.
import {
  heardTone,
  launchBrowser,
  readFrame,
  rgbaPixels,
  seenFrame,
  type BrowserOptions,
  type ColorName,
  type HeardTone,
  type SeenFrame,
  type TestBrowser,
  type TestPage,
} from '@airlock-rtc/testkit';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import type { AirlockUp } from './airlock-up.js';
import { soon } from './stage.js';

/** A label that is `name`, alone or with facts after it; `\b` would know no letters but Latin ones. */
function startsWith(name: string): RegExp {
  return new RegExp(`^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?= \\(|,|$)`);
}

/** Read at one moment: a tile that goes away between two questions would be waited for. */
const labelsOf = (tiles: Locator): Promise<string[]> =>
  tiles.evaluateAll((all) => all.map((tile) => tile.getAttribute('aria-label')!));

export class Visitor implements AsyncDisposable {
  readonly name: string;
  readonly page: TestPage;
  readonly #browser: TestBrowser;

  private constructor(name: string, page: TestPage, browser: TestBrowser) {
    this.name = name;
    this.page = page;
    this.#browser = browser;
  }

  /** Opens the lobby of `room` in a browser of one's own. */
  static async arrive(
    up: AirlockUp,
    room: string,
    name: string,
    options: BrowserOptions = {},
  ): Promise<Visitor> {
    const browser = await launchBrowser(options);
    const page = await browser.newPage(up.lobbyOf(room));
    page.setDefaultTimeout(soon.timeout);
    return new Visitor(name, page, browser);
  }

  /** Arrives and goes in. */
  static async enter(
    up: AirlockUp,
    room: string,
    name: string,
    options: BrowserOptions = {},
  ): Promise<Visitor> {
    const visitor = await Visitor.arrive(up, room, name, options);
    await visitor.goIn();
    return visitor;
  }

  async goIn(): Promise<void> {
    await this.page.getByLabel('Your name').fill(this.name);
    await this.press('Join the room');
    await this.tileOf(this.name).waitFor();
  }

  /** Presses the button that is called `label`. */
  press(label: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name: label }).first().click();
  }

  /** Presses an entry of the menu beside the toolbar. */
  async pressMore(label: string): Promise<void> {
    await this.press('More');
    await this.page.getByRole('group', { name: 'More' }).getByRole('button', { name: label }).click();
  }

  /** The names of those who stand large. */
  onStage(): Promise<string[]> {
    return this.page.getByRole('list', { name: 'On stage' }).locator('bdi').allInnerTexts();
  }

  async rename(name: string): Promise<void> {
    await this.press(/^Change your name/);
    await this.page.getByRole('dialog').getByLabel('How others see you').fill(name);
    await this.press('Change name');
  }

  /** A second try of a test may find it as the first has left it. */
  async turn(button: string, to: 'on' | 'off'): Promise<void> {
    const toggle = this.page.getByRole('button', { name: button }).first();
    if ((await toggle.getAttribute('aria-pressed')) !== String(to === 'on')) await toggle.click();
  }

  /** The tile of `name` among the people; its label says what else is to be known of them. */
  tileOf(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'People in this room' })
      .getByRole('listitem', { name: startsWith(name) });
  }

  /** What the tile of `name` says to a screen reader; undefined while there is none. */
  async factsOf(name: string): Promise<string | undefined> {
    return (await labelsOf(this.tileOf(name)))[0];
  }

  async people(): Promise<string[]> {
    const tiles = this.page.getByRole('list', { name: 'People in this room' }).getByRole('listitem');
    return (await labelsOf(tiles)).map((label) => label.split(/,| \(/)[0]!);
  }

  /** The frame that the video of `name` holds now; undefined without a picture. */
  async frameOf(name: string): Promise<SeenFrame | undefined> {
    return this.#picture(this.page.getByLabel(`Video of ${name}`, { exact: true }));
  }

  /** The frame of the screen that `name` shares; undefined when they share none. */
  async screenOf(name: string): Promise<SeenFrame | undefined> {
    return this.#picture(this.page.getByLabel(`Screen of ${name}`, { exact: true }));
  }

  /** The colour that is really on the screen where the tile of `name` is: of the page as drawn, not of a stream. */
  async colorOnScreenOf(name: string): Promise<ColorName | undefined> {
    const { data, width, height } = PNG.sync.read(await this.tileOf(name).screenshot());
    return readFrame(rgbaPixels(data, width, height)).color;
  }

  /** What is to be heard here, from each element that plays something; undefined stands for silence. */
  async tones(): Promise<(number | undefined)[]> {
    const elements = await this.page.locator('audio').all();
    const heard = await Promise.all(
      elements.map((element): Promise<HeardTone | undefined> => heardTone(element)),
    );
    return heard.map((tone) => tone?.hz);
  }

  /** Writes a line in the chat, opening it when it is closed. */
  async write(text: string): Promise<void> {
    await this.#openChat();
    await this.page.getByLabel('Message', { exact: true }).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** The lines of the chat as `who: words`. */
  async chat(): Promise<string[]> {
    await this.#openChat();
    const lines = await this.page.getByRole('log').locator('p:has(strong)').all();
    return Promise.all(
      lines.map(async (line) =>
        [await line.locator('strong').innerText(), await line.locator('span').innerText()].join(': '),
      ),
    );
  }

  async leave(): Promise<void> {
    await this.press('Leave');
    await this.page.getByRole('heading', { name: /You have left/ }).waitFor();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }

  async #openChat(): Promise<void> {
    if ((await this.page.getByRole('log').count()) === 0) await this.press('Chat');
  }

  async #picture(video: Locator): Promise<SeenFrame | undefined> {
    return (await video.count()) === 0 ? undefined : seenFrame(video);
  }
}
