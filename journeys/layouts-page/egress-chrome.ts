// Opens a page as LiveKit Egress does: its flags for Chrome, its window, its query; and records what is painted.
import { chromiumPath } from '@airlock-rtc/testkit';
import { chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect, vi } from 'vitest';

/** `pkg/pipeline/source/web.go` of livekit/egress 1.8 to 1.9, without what names its own screen and sound. */
const EGRESS_FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-infobars',
  '--disable-background-networking',
  '--enable-features=NetworkService,NetworkServiceInProcess',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-features=AudioServiceOutOfProcess,site-per-process,Translate,TranslateUI,BlinkGenPropertyTrees',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-renderer-backgrounding',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--safebrowsing-disable-auto-update',
  '--password-store=basic',
  '--use-mock-keychain',
  '--kiosk',
  '--disable-translate',
  '--autoplay-policy=no-user-gesture-required',
  '--window-position=0,0',
  '--no-sandbox',
];

/** By http from another name than localhost, as from the inner network of deploy/: no secure context. */
const PAGE_HOST = 'layouts.test';

export interface EgressQuery {
  readonly layout: string;
  readonly url: string;
  readonly token: string;
}

export interface EgressChrome extends AsyncDisposable {
  readonly page: Page;
  /** What the page logged, in order; Egress waits for two of these lines. */
  readonly lines: string[];
  /** What the page showed, in order; a frame is small, and says only what colours it has. */
  readonly frames: readonly PaintedFrame[];
  /** Adds to the base URL what Egress adds, and what keeps the rest of its query. */
  open(baseUrl: string, query: EgressQuery): Promise<void>;
  screenshot(): Promise<PNG>;
}

export interface PaintedFrame {
  /** Seconds since the epoch. */
  readonly at: number;
  /** How much of the frame is white, from 0 to 1. */
  readonly whiteness: number;
}

export async function startEgressChrome(width: number, height: number): Promise<EgressChrome> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: false,
    args: [
      '--headless=new',
      `--window-size=${width},${height}`,
      `--host-resolver-rules=MAP ${PAGE_HOST} 127.0.0.1`,
      '--mute-audio',
      ...EGRESS_FLAGS,
    ],
  });
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(`pageerror: ${error.message}`));
  const frames: PaintedFrame[] = [];
  const session = await context.newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    frames.push({ at: metadata.timestamp ?? 0, whiteness: whitenessOf(Buffer.from(data, 'base64')) });
  });
  // Chrome's own empty page is white: from a dark one on, whatever is white is the page's.
  await page.goto('data:text/html,<style>html{background:black}</style>');
  await session.send('Page.startScreencast', { format: 'png', maxWidth: 240, maxHeight: 240 });
  await vi.waitFor(() => expect(frames.at(-1)?.whiteness).toBe(0), { timeout: 20_000 });
  frames.length = 0;
  return {
    page,
    lines,
    frames,
    async open(baseUrl, query) {
      const address = new URL(baseUrl);
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
      address.hostname = PAGE_HOST;
      await page.goto(address.href);
    },
    screenshot: async () => PNG.sync.read(await page.screenshot()),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

function whitenessOf(png: Buffer): number {
  const { data, width, height } = PNG.sync.read(png);
  let white = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at]! > 240 && data[at + 1]! > 240 && data[at + 2]! > 240) white += 1;
  }
  return white / (width * height);
}
