// Fetches a background image from a URL that a stranger may have chosen: bounded, and never from a private network.
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isPublicAddress } from '@airlock-rtc/contract/addresses';
import { BroadcasterError, toBroadcasterError } from '../broadcaster-error.js';

export interface FetchBackgroundOptions {
  /** Largest file; 8 MiB by default. */
  readonly maxBytes?: number;
  /** For the whole fetch, redirects included; 5,000 by default. */
  readonly timeoutMs?: number;
  /** Lets the URL lead to loopback and private addresses. */
  readonly allowsPrivateAddresses?: boolean;
  /** Finds the addresses of a host name; DNS by default. */
  readonly resolve?: (hostname: string) => Promise<string[]>;
}

const MAX_REDIRECTS = 3;

/**
 * @throws BroadcasterError `invalid_background` for another scheme than http and https, an address that is not
 *   public, an answer other than 200, too many redirects, too many bytes, or too much time.
 */
export async function fetchBackground(url: string, options: FetchBackgroundOptions = {}): Promise<Buffer> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 5000);
  try {
    let next = url;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await get(readUrl(next), options, signal);
      const { location } = answer.headers;
      if (location === undefined || answer.statusCode! < 300 || answer.statusCode! > 399) {
        return await readBody(answer, options.maxBytes ?? 8 * 1024 * 1024);
      }
      answer.destroy();
      next = new URL(location, next).href;
    }
    throw new BroadcasterError('invalid_background', 'The background URL redirects too often.');
  } catch (cause) {
    const message = signal.aborted
      ? 'The background image did not arrive in time.'
      : 'The background image cannot be fetched. Check that its URL opens without a login.';
    throw toBroadcasterError('invalid_background', message, cause);
  }
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new BroadcasterError('invalid_background', 'The background must be an http or https URL.');
}

/** Connects to the very address that was judged, so that a second DNS answer cannot lead elsewhere. */
async function get(url: URL, options: FetchBackgroundOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const address = isIP(hostname) ? hostname : await firstAddress(hostname, options);
  if (!options.allowsPrivateAddresses && !isPublicAddress(address)) {
    throw new BroadcasterError(
      'invalid_background',
      'The background URL leads to an address that is not public.',
    );
  }
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const headers = { host: url.host, accept: 'image/png, image/jpeg, image/webp' };
    const { port, pathname, search } = url;
    request({
      host: address,
      ...(address === hostname ? {} : { servername: hostname }),
      port,
      path: pathname + search,
      headers,
      signal,
    })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
}

async function firstAddress(hostname: string, { resolve }: FetchBackgroundOptions): Promise<string> {
  const addresses = resolve ? await resolve(hostname) : [(await lookup(hostname)).address];
  if (addresses[0] === undefined) throw new Error(`${hostname} has no address`);
  return addresses[0];
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new BroadcasterError(
      'invalid_background',
      `The background URL answers with status ${answer.statusCode}.`,
    );
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) {
      answer.destroy();
      const limit = `${Math.floor(maxBytes / 1024)} KiB`;
      throw new BroadcasterError('invalid_background', `The background image is larger than ${limit}.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
