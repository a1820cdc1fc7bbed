// Fills a room with many small cameras at little cost: one Chromium page holds everybody.
import { extname, join } from 'node:path';
import { launchBrowser } from '../browser/browser.js';
import { servePage } from '../serve-page.js';
import type * as CrowdPage from './crowd-page.js';

export interface CrowdOptions {
  url: string;
  /** One LiveKit token for each person. */
  tokens: readonly string[];
  /** Whether the person at this index also publishes a microphone, silent until `speak`. Default: everyone. */
  hasMicrophone?: (index: number) => boolean;
}

/** People with cameras of 64 x 48 at 5 frames per second. */
export interface Crowd extends AsyncDisposable {
  /** From now on this person's microphone carries a tone. */
  speak(identity: string): Promise<void>;
  fallSilent(identity: string): Promise<void>;
  leave(identity: string): Promise<void>;
}

/** More at once than this, and some have given up before the machine comes to them. */
const JOINING_AT_ONCE = 10;

type InPage = { page: typeof CrowdPage };

/** @returns when everybody has published. */
export async function gatherCrowd({ url, tokens, hasMicrophone = () => true }: CrowdOptions): Promise<Crowd> {
  await using resources = new Closing();
  const served = resources.use(
    await servePage({ entry: join(import.meta.dirname, `crowd-page${extname(import.meta.url)}`) }),
  );
  const browser = resources.use(await launchBrowser());
  const page = await browser.newPage(served.url);
  const people = tokens.map((token, index) => ({ url, token, hasMicrophone: hasMicrophone(index) }));
  for (let first = 0; first < people.length; first += JOINING_AT_ONCE)
    await Promise.all(
      people
        .slice(first, first + JOINING_AT_ONCE)
        .map((person) => page.evaluate((who) => (window as unknown as InPage).page.join(who), person)),
    );
  const kept = resources.keep();
  return {
    speak: (identity) => page.evaluate((who) => (window as unknown as InPage).page.speak(who), identity),
    fallSilent: (identity) =>
      page.evaluate((who) => (window as unknown as InPage).page.fallSilent(who), identity),
    leave: (identity) => page.evaluate((who) => (window as unknown as InPage).page.leave(who), identity),
    [Symbol.asyncDispose]: kept,
  };
}

/** Closes what was opened when gathering fails half way; Node 20 has no AsyncDisposableStack. */
class Closing implements AsyncDisposable {
  #resources: AsyncDisposable[] = [];

  use<Resource extends AsyncDisposable>(resource: Resource): Resource {
    this.#resources.unshift(resource);
    return resource;
  }

  keep(): () => Promise<void> {
    const resources = this.#resources.splice(0);
    return async () => {
      for (const resource of resources) await resource[Symbol.asyncDispose]();
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.keep()();
  }
}
