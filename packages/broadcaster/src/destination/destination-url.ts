// Reads where a broadcast goes: rtmp://, rtmps://, mux://<stream key>, a file or a playlist; and hides stream keys.
import { BroadcasterError } from '../broadcaster-error/broadcaster-error.js';

/** Mux's RTMPS ingest, to which `mux://<stream key>` expands. */
const MUX_INGEST_URL = 'rtmps://global-live.mux.com:443/app';

export interface RtmpTarget {
  readonly kind: 'rtmp';
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
  /** The application and whatever stands before the stream key, without slashes at the ends. */
  readonly app: string;
  readonly streamKey: string;
  /** Whether the server may only be on the public internet. */
  readonly isPublicOnly?: boolean;
  /** Safe to show: the stream key is replaced by dots. */
  readonly label: string;
}

export interface FileTarget {
  readonly kind: 'file';
  readonly path: string;
  /** `hls`: a playlist of short files beside it. */
  readonly format: 'mp4' | 'flv' | 'hls';
  readonly label: string;
}

export type DestinationTarget = RtmpTarget | FileTarget;

const hint =
  'Use rtmp://host/app/STREAM_KEY, rtmps://host/app/STREAM_KEY, mux://STREAM_KEY, or the path of an .mp4, .flv or .m3u8 file.';

/**
 * Reads a destination as a person writes it.
 * @throws BroadcasterError `invalid_destination`, without repeating the text: it may hold a stream key.
 */
export function parseDestination(text: string): DestinationTarget {
  const muxKey = /^mux:\/\/([^/?#\s]+)$/i.exec(text)?.[1];
  if (muxKey !== undefined) return parseRtmp(`${MUX_INGEST_URL}/${muxKey}`);
  if (/^rtmps?:\/\//i.test(text)) return parseRtmp(text);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    throw new BroadcasterError('invalid_destination', `This kind of destination is not known. ${hint}`);
  }
  const ending = /\.(mp4|flv|m3u8)$/i.exec(text)?.[1]?.toLowerCase() as 'mp4' | 'flv' | 'm3u8' | undefined;
  if (!ending) throw new BroadcasterError('invalid_destination', `The destination cannot be read. ${hint}`);
  return { kind: 'file', path: text, format: ending === 'm3u8' ? 'hls' : ending, label: text };
}

/**
 * Reads a destination that a stranger chose: an RTMP server on the public internet, and no file.
 * @throws BroadcasterError `invalid_destination`
 */
export function parsePublicDestination(text: string): DestinationTarget {
  const target = parseDestination(text);
  if (target.kind === 'rtmp') return { ...target, isPublicOnly: true };
  throw new BroadcasterError(
    'invalid_destination',
    'A file is no public destination. Use rtmp:// or rtmps://.',
  );
}

function parseRtmp(text: string): RtmpTarget {
  let url: URL;
  try {
    url = new URL(text.replace(/^rtmp/i, 'http'));
  } catch {
    throw new BroadcasterError('invalid_destination', `The RTMP address cannot be read. ${hint}`);
  }
  if (url.username || url.password) {
    throw new BroadcasterError(
      'invalid_destination',
      'A user name in an RTMP address is not supported; put the credentials into the stream key.',
    );
  }
  const isSecure = /^rtmps:/i.test(text);
  const path = url.pathname.replace(/^\/+/, '');
  const lastSlash = path.lastIndexOf('/');
  const app = path.slice(0, Math.max(lastSlash, 0)).replace(/\/+$/, '');
  const streamName = path.slice(lastSlash + 1);
  if (!app || !streamName) {
    throw new BroadcasterError(
      'invalid_destination',
      `The RTMP address lacks an application or a stream key. ${hint}`,
    );
  }
  const port = explicitPort(text) ?? (isSecure ? 443 : 1935);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const origin = `${isSecure ? 'rtmps' : 'rtmp'}://${url.hostname}:${port}/${app}`;
  return {
    kind: 'rtmp',
    isSecure,
    host,
    port,
    app,
    streamKey: streamName + url.search,
    label: `${origin}/•••`,
  };
}

/** `URL` forgets a port that is the scheme's default (80 and 443 of the http it believes to read). */
function explicitPort(text: string): number | undefined {
  const port = /^rtmps?:\/\/[^/]*?:(\d+)(?:\/|$)/i.exec(text)?.[1];
  return port === undefined ? undefined : Number(port);
}
