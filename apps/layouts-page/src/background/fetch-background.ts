// Fetches a background image from a URL that a stranger may have chosen: bounded in scheme, bytes and time.
import { PageError } from '../page-error/page-error.js';

export interface FetchBackgroundOptions {
  readonly fetch?: typeof fetch;
  /** Largest file; 8 MiB by default. */
  readonly maxBytes?: number;
  /** For the whole fetch; 5,000 by default. */
  readonly timeoutMs?: number;
}

/** File signatures; what a server calls its answer is not believed. */
const FORMATS: readonly { type: string; at: number; signature: string }[] = [
  { type: 'image/png', at: 1, signature: 'PNG' },
  { type: 'image/jpeg', at: 0, signature: '\xff\xd8' },
  { type: 'image/webp', at: 8, signature: 'WEBP' },
];

/**
 * The bytes can only be counted, and so limited, where the image's host allows reading them by CORS.
 * @throws {PageError} `invalid_background` for another scheme, too many bytes, too much time, or no PNG, JPEG or WebP.
 */
export async function fetchBackground(url: string, options: FetchBackgroundOptions = {}): Promise<Blob> {
  const { maxBytes = 8 * 1024 * 1024, timeoutMs = 5000 } = options;
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw invalid('The background must be an http or https URL.');
  }
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await (options.fetch ?? fetch)(url, {
      signal,
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (!answer.ok || !answer.body) throw invalid(`The background URL answers with status ${answer.status}.`);
    return imageOf(await readLimited(answer.body, maxBytes));
  } catch (cause) {
    if (cause instanceof PageError) throw cause;
    throw signal.aborted
      ? invalid('The background image did not arrive in time.', cause)
      : invalid(
          'The background image cannot be fetched. Check that its URL opens without a login and allows CORS.',
          cause,
        );
  }
}

async function readLimited(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    size += value.length;
    parts.push(value);
    if (size > maxBytes) {
      void reader.cancel().catch(() => {});
      throw invalid(`The background image is larger than ${Math.floor(maxBytes / 1024)} KiB.`);
    }
  }
}

async function imageOf(parts: Uint8Array<ArrayBuffer>[]): Promise<Blob> {
  const bytes = new Blob(parts);
  const head = String.fromCharCode(...new Uint8Array(await bytes.slice(0, 12).arrayBuffer()));
  const format = FORMATS.find(({ at, signature }) => head.startsWith(signature, at));
  if (!format) throw invalid('The background is not an image. Use a PNG, JPEG or WebP file.');
  return new Blob([bytes], { type: format.type });
}

function invalid(message: string, cause?: unknown): PageError {
  return new PageError('invalid_background', message, { cause });
}
