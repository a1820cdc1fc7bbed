// The two kinds of browser that a journey drives alike: Chromium by Playwright, Firefox by Puppeteer.
import { launchBrowser } from '@airlock-rtc/testkit';
import puppeteer from 'puppeteer-core';
import { firefoxPath } from './firefox.js';
import type * as TalkPage from './talk-page.js';

type Talk = typeof TalkPage;

/** A page with a Spaces application, in a browser of its own. */
export interface Tab extends AsyncDisposable {
  /** Calls a function of the application and waits for its answer. */
  call<Name extends keyof Talk>(
    name: Name,
    ...args: Parameters<Talk[Name]>
  ): Promise<Awaited<ReturnType<Talk[Name]>>>;
}

export type BrowserKind = 'Firefox' | 'Chromium';

export function openTab(kind: BrowserKind, url: string): Promise<Tab> {
  return kind === 'Firefox' ? openInFirefox(url) : openInChromium(url);
}

async function openInChromium(url: string): Promise<Tab> {
  const browser = await launchBrowser({ pattern: { color: 'magenta' }, toneHz: 660 });
  const page = await browser.newPage(url);
  return {
    call: (name, ...args) => page.evaluate(callInPage, [name, args] as [string, unknown[]]) as never,
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function openInFirefox(url: string): Promise<Tab> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      // Without it Firefox offers no loopback candidate.
      'media.peerconnection.ice.loopback': true,
      'media.autoplay.default': 0,
      // Nothing here reaches further than this machine.
      'app.update.disabledForTesting': true,
      'datareporting.policy.dataSubmissionEnabled': false,
      'media.gmp-manager.updateEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'services.settings.server': '',
    },
  });
  const page = await browser.newPage();
  await page.goto(url);
  return {
    call: (name, ...args) => page.evaluate(callInPage, [name, args] as [string, unknown[]]) as never,
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

function callInPage([name, args]: [string, unknown[]]): unknown {
  const { page } = window as unknown as { page: Record<string, (...args: unknown[]) => unknown> };
  return page[name]!(...args);
}
