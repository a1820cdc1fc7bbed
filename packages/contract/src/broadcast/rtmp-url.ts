// Reads RTMP addresses. They are no web URLs: what follows the host goes to the server letter by letter.

export interface RtmpAddress {
  readonly isSecure: boolean;
  /** In lower case, as DNS or a socket takes it: an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Everything before the stream key, without slashes at the ends. */
  readonly app: string;
  /** With its query; empty in `rtmp://host/name`, where the application is all there is (MediaMTX). */
  readonly streamKey: string;
  /** Safe to show: only the first part of a path of several, since a stream key may hold slashes. */
  readonly label: string;
}

export type RtmpUrlMistake = 'not_rtmp' | 'has_user' | 'unreadable_host' | 'no_stream_key' | 'unprintable';

/** The longest string of AMF0 has 65,535 bytes; no letter takes more than three of them per UTF-16 unit. */
const MAX_PATH_LENGTH = 20_000;

/** Never throws, and a mistake never repeats the text: it may hold a stream key. */
export function parseRtmpUrl(text: string): RtmpAddress | RtmpUrlMistake {
  const [, scheme = '', authority = '', rest = ''] = /^(rtmps?):\/\/([^/?#\\]*)(.*)$/is.exec(text) ?? [];
  if (!scheme) return 'not_rtmp';
  if (authority.includes('@')) return 'has_user';
  const isSecure = scheme.toLowerCase() === 'rtmps';
  const server = parseAuthority(authority);
  if (!server) return 'unreadable_host';
  // Control characters come from a file's line ending or an attack, never from a stream key.
  if (/[\0-\x1f\x7f]/.test(rest) || rest.length > MAX_PATH_LENGTH) return 'unprintable';
  if (!rest.startsWith('/')) return 'no_stream_key';
  const path = rest.replace(/^\/+/, '');
  const { app, streamKey } = split(path);
  if (!app || (!streamKey && path !== app)) return 'no_stream_key';
  const usualPort = isSecure ? 443 : 1935;
  const port = server.port ?? usualPort;
  const { host } = server;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const origin = `${scheme.toLowerCase()}://${shownHost}${port === usualPort ? '' : `:${port}`}`;
  const label = streamKey ? `${origin}/${app.split('/')[0]}/•••` : `${origin}/•••`;
  return { isSecure, host, port, app, streamKey, label };
}

/** At the last slash before the query, as GStreamer's rtmp2sink and so LiveKit Egress do. */
function split(path: string): { app: string; streamKey: string } {
  const query = path.indexOf('?');
  const slash = path.lastIndexOf('/', query === -1 ? undefined : query);
  if (slash === -1) return { app: path, streamKey: '' };
  return { app: path.slice(0, slash).replace(/\/+$/, ''), streamKey: path.slice(slash + 1) };
}

/** Hosts are the part that RTMP shares with the web: names of other scripts, addresses in odd digits, ports. */
function parseAuthority(authority: string): { host: string; port: number | undefined } | undefined {
  const port = /:(\d+)$/.exec(authority)?.[1];
  const asHttp = `http://${authority}/`;
  if (/\s/.test(authority) || !URL.canParse(asHttp)) return undefined;
  const host = new URL(asHttp).hostname.replace(/^\[(.*)\]$/, '$1');
  // `URL` forgets a port that is http's own.
  return { host, port: port === undefined ? undefined : Number(port) };
}
