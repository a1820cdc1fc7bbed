// A headless Chromium whose camera and microphone are files of this kit; one person for each browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { writeWav } from '../camera/wav.js';
import { writeY4m } from '../camera/y4m.js';
import type { Pattern } from '../pattern/pattern.js';
import { beats } from '../tone/tone.js';
import { chromiumPath } from './chromium.js';

export interface BrowserOptions {
  /** What the camera shows; without it Chromium's own test pattern. */
  pattern?: Pattern;
  /** What the microphone hears, in beats; without it Chromium's own beeps. */
  toneHz?: number;
  /** Further arguments for Chromium. */
  args?: readonly string[];
  context?: BrowserContextOptions;
  /** Starts this program, which starts Chromium: the machine's own by default. */
  executablePath?: string;
}

export interface TestBrowser extends AsyncDisposable {
  browser: Browser;
  /** A page in a context of its own, opened at `url` when given. What the page logs goes to `page.consoleLines`. */
  newPage(url?: string): Promise<TestPage>;
  close(): Promise<void>;
}

export type TestPage = Page & { consoleLines: string[] };

/** Nothing here reaches further than this machine: no updates, no QUIC, no background requests. */
const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--auto-select-desktop-capture-source=Entire screen',
  '--mute-audio',
];

export async function launchBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-camera-'));
  try {
    const browser = await chromium.launch({
      executablePath: options.executablePath ?? chromiumPath(),
      headless: false, // The argument asks for the new headless mode; Playwright's own is the old one.
      args: [...ARGS, ...(await deviceArgs(folder, options)), ...(options.args ?? [])],
    });
    const close = async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    };
    const newPage = async (url?: string) => {
      const context = await browser.newContext(options.context ?? {});
      const page: TestPage = Object.assign(await context.newPage(), { consoleLines: [] as string[] });
      page.on('console', (message) => page.consoleLines.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => page.consoleLines.push(`pageerror: ${error.message}`));
      if (url) await page.goto(url);
      return page;
    };
    return { browser, newPage, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    throw error;
  }
}

async function deviceArgs(folder: string, { pattern, toneHz }: BrowserOptions): Promise<string[]> {
  const args: string[] = [];
  if (pattern) {
    const path = join(folder, 'camera.y4m');
    await writeY4m(path, pattern);
    args.push(`--use-file-for-fake-video-capture=${path}`);
  }
  if (toneHz !== undefined) {
    const path = join(folder, 'microphone.wav');
    await writeWav(path, beats(toneHz, 4));
    args.push(`--use-file-for-fake-audio-capture=${path}`);
  }
  return args;
}
