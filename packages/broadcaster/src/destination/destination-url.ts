// Reads where a broadcast goes: rtmp://, rtmps://, mux://<stream key>, a file or a playlist; and hides stream keys.
import { parseRtmpUrl, type BroadcastDestination, type RtmpUrlMistake } from '@airlock-rtc/contract';
import { BroadcasterError } from '../broadcaster-error.js';
import type { RtmpTarget } from '../rtmp/rtmp-target.js';

/** Mux's RTMPS ingest, to which `mux://<stream key>` expands. */
const MUX_INGEST_URL = 'rtmps://global-live.mux.com:443/app';

/** `hls`: a playlist of short files beside it. `ogg` and `mp3` hold audio alone. */
export type FileFormat = 'mp4' | 'flv' | 'hls' | 'ogg' | 'mp3';

export interface FileTarget {
  readonly kind: 'file';
  readonly path: string;
  readonly format: FileFormat;
  readonly label: string;
}

export type DestinationTarget = RtmpTarget | FileTarget;

type DestinationAddress = Pick<BroadcastDestination, 'url' | 'isPublicOnly'>;

const hint =
  'Use rtmp://host/app/STREAM_KEY, rtmps://host/app/STREAM_KEY, mux://STREAM_KEY, or the path of an .mp4, .flv, .m3u8, .ogg or .mp3 file.';

/**
 * Reads a destination as a person writes it. One that a stranger chose is an RTMP server on the public internet, and no
 * file.
 * @throws BroadcasterError `invalid_destination`, without repeating the text: it may hold a stream key.
 */
export function parseDestination({ url, isPublicOnly }: DestinationAddress): DestinationTarget {
  const target = parseTarget(url);
  if (!isPublicOnly) return target;
  if (target.kind === 'rtmp') return { ...target, isPublicOnly };
  throw new BroadcasterError(
    'invalid_destination',
    'A file is no public destination. Use rtmp:// or rtmps://.',
  );
}

function parseTarget(text: string): DestinationTarget {
  const muxKey = /^mux:\/\/([^/\s]+)$/i.exec(text)?.[1];
  if (muxKey !== undefined) return parseRtmp(`${MUX_INGEST_URL}/${muxKey}`);
  if (/^rtmps?:\/\//i.test(text)) return parseRtmp(text);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    throw new BroadcasterError('invalid_destination', `This kind of destination is not known. ${hint}`);
  }
  const ending = /\.(mp4|flv|m3u8|ogg|mp3)$/i.exec(text)?.[1]?.toLowerCase();
  if (!ending) throw new BroadcasterError('invalid_destination', `The destination cannot be read. ${hint}`);
  return {
    kind: 'file',
    path: text,
    format: ending === 'm3u8' ? 'hls' : (ending as FileFormat),
    label: text,
  };
}

function parseRtmp(text: string): RtmpTarget {
  const address = parseRtmpUrl(text);
  if (typeof address !== 'string') return { kind: 'rtmp', ...address };
  throw new BroadcasterError('invalid_destination', `${MISTAKES[address]} ${hint}`);
}

const MISTAKES: Readonly<Record<RtmpUrlMistake, string>> = {
  not_rtmp: 'The RTMP address cannot be read.',
  has_user: 'A user name in an RTMP address is not supported; put the credentials into the stream key.',
  unreadable_host: 'The host or the port of the RTMP address cannot be read.',
  no_stream_key: 'The RTMP address lacks an application or a stream key.',
  unprintable: 'The stream key holds a line break or another control character, or is far too long.',
};
