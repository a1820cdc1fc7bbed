import { expect, it } from 'vitest';
import { PageError } from '../page-error/page-error.js';
import { fetchBackground, type FetchBackgroundOptions } from './fetch-background.js';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

function answering(body: BodyInit | null, init?: ResponseInit): FetchBackgroundOptions {
  return { fetch: async () => new Response(body, init) };
}

/** Sends parts of a megabyte for ever. */
function endless(): { body: ReadableStream; sent: () => number } {
  let sent = 0;
  const pull = (controller: ReadableStreamDefaultController) => {
    sent += 1;
    controller.enqueue(new Uint8Array(1024 * 1024));
  };
  return { body: new ReadableStream({ pull }), sent: () => sent };
}

async function refusal(url: string, options?: FetchBackgroundOptions): Promise<string> {
  const error = await fetchBackground(url, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PageError);
  expect((error as PageError).code).toBe('invalid_background');
  return (error as PageError).message;
}

it('takes an image by its first bytes, whatever the server calls it', async () => {
  const image = await fetchBackground(
    'https://example.com/a',
    answering(PNG, { headers: { 'content-type': 'text/html' } }),
  );
  expect(image.type).toBe('image/png');
  expect(image.size).toBe(PNG.length);
});

it('tells nobody who asks: neither cookies nor the address of this page', async () => {
  let asked: RequestInit | undefined;
  await fetchBackground('https://example.com/a.png', {
    fetch: async (_url, init) => {
      asked = init;
      return new Response(PNG);
    },
  });
  expect(asked).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', mode: 'cors' });
});

it.each([
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  'file:///etc/passwd',
  'blob:x',
  '/a.png',
  'nonsense',
])('refuses %s without asking for it', async (url) => {
  let isAsked = false;
  const options: FetchBackgroundOptions = {
    fetch: async () => {
      isAsked = true;
      return new Response(PNG);
    },
  };
  expect(await refusal(url, options)).toMatch(/http or https/);
  expect(isAsked).toBe(false);
});

it('stops reading a file that is too large', async () => {
  const { body, sent } = endless();
  expect(await refusal('https://example.com/a.png', answering(body))).toMatch(/larger than 8192 KiB/);
  expect(sent()).toBeLessThan(12);
});

it('gives up on a host that does not answer in time', async () => {
  const never: typeof fetch = (_url, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
    );
  expect(await refusal('https://example.com/a.png', { fetch: never, timeoutMs: 20 })).toMatch(/in time/);
});

it.each([
  ['a page', answering('<!doctype html>'), /not an image/],
  ['a drawing with scripts', answering('<svg xmlns="http://www.w3.org/2000/svg"/>'), /not an image/],
  ['nothing', answering(''), /not an image/],
  ['an error', answering('no', { status: 404 }), /status 404/],
])('refuses %s', async (_case, options, words) => {
  expect(await refusal('https://example.com/a.png', options)).toMatch(words);
});

it('says what a host must allow', async () => {
  const refused: FetchBackgroundOptions = { fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
  expect(await refusal('https://example.com/a.png', refused)).toMatch(/CORS/);
});
