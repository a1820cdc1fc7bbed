// The outputs of a request, checked: streams, files and segments, each with the address that reports show.
import { createHash } from 'node:crypto';
import { PsrpcError } from '@airlock-rtc/psrpc';
import { parseDestination } from '@airlock-rtc/broadcaster/supervisor';
import {
  EncodedFileType,
  SegmentedFileSuffix,
  StreamProtocol,
  type EncodedFileOutput,
  type FileOutput,
  type ImageOutput,
  type SegmentedFileOutput,
  type StorageConfig,
  type StreamOutput,
} from '@livekit/protocol';
import { defaultName, fileName, fillIn, pathOf, type NameContext } from './file-names.js';
import { redactStreamUrl } from './redact.js';

export interface OutputRules {
  readonly mayWriteLocally: boolean;
  readonly outputFolder?: string;
  readonly allowsPrivateDestinations: boolean;
}

export type RequestedOutput = { readonly storage?: StorageConfig } & (
  | { readonly kind: 'file'; readonly value: EncodedFileOutput | FileOutput }
  | { readonly kind: 'stream'; readonly value: StreamOutput }
  | { readonly kind: 'segments'; readonly value: SegmentedFileOutput }
  | { readonly kind: 'images'; readonly value: ImageOutput }
);

export interface PlannedStream {
  readonly kind: 'stream';
  readonly id: string;
  /** A secret, other than its id. */
  readonly url: string;
  readonly shownUrl: string;
}

export interface PlannedFile {
  readonly kind: 'file';
  readonly id: string;
  readonly path: string;
  /** As results name it. */
  readonly name: string;
  readonly hasManifest: boolean;
}

export interface PlannedSegments {
  readonly kind: 'segments';
  readonly id: string;
  readonly playlistPath: string;
  readonly playlistName: string;
  /** In the same folder; empty: none is written. */
  readonly livePlaylistName: string;
  readonly segmentPrefix: string;
  readonly areNamedByTime: boolean;
  readonly seconds: number;
  readonly hasManifest: boolean;
}

export type PlannedOutput = PlannedStream | PlannedFile | PlannedSegments;

export type FileType = 'mp4' | 'ogg' | 'mp3';

const FILE_TYPES: Partial<Record<EncodedFileType, FileType>> = {
  [EncodedFileType.MP4]: 'mp4',
  [EncodedFileType.OGG]: 'ogg',
  [EncodedFileType.MP3]: 'mp3',
};

const MOST_STREAMS = 20;

/**
 * @param fileType of a file that says nothing of its own.
 * @throws PsrpcError `invalid_argument` or `unimplemented`.
 */
export function outputsOf(
  requested: readonly RequestedOutput[],
  fileType: FileType,
  context: NameContext,
  rules: OutputRules,
): PlannedOutput[] {
  const planned = requested.flatMap((output): PlannedOutput[] => {
    requireLocal(output, rules);
    switch (output.kind) {
      case 'stream':
        return streamOutput(output.value);
      case 'file':
        return [fileOf(output.value, fileType, context, rules)];
      case 'segments':
        return [segmentsOf(output.value, context, rules)];
      case 'images':
        throw notThere('Images are not made yet');
    }
  });
  if (planned.length === 0) throw new PsrpcError('invalid_argument', 'The request has no output.');
  for (const kind of ['file', 'segments'] as const) {
    if (planned.filter((each) => each.kind === kind).length > 1) {
      throw new PsrpcError('invalid_argument', `There can be one output of the kind "${kind}" only.`);
    }
  }
  return planned;
}

export function streamOf(url: string): PlannedStream {
  const scheme = /^([a-z]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'srt') throw notThere('SRT is not sent yet');
  if (scheme === 'ws' || scheme === 'wss') throw notThere('WebSockets are not sent to yet');
  if (scheme === 'twitch')
    throw notThere('twitch:// is not looked up: give the rtmps:// address of an ingest');
  if (scheme !== 'rtmp' && scheme !== 'rtmps' && scheme !== 'mux') {
    throw new PsrpcError('invalid_argument', 'A stream goes to rtmp://, rtmps:// or mux://.');
  }
  try {
    parseDestination({ url, isPublicOnly: false });
  } catch (error) {
    throw new PsrpcError(
      'invalid_argument',
      error instanceof Error ? error.message : 'The address is not valid.',
    );
  }
  const shownUrl = redactStreamUrl(url);
  // Names it in reports and errors: the key itself must not.
  const id = `stream-${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;
  return { kind: 'stream', id, url, shownUrl };
}

function streamOutput({ protocol, urls }: StreamOutput): PlannedStream[] {
  if (protocol === StreamProtocol.SRT) throw notThere('SRT is not sent yet');
  if (protocol === StreamProtocol.WEBSOCKET) throw notThere('WebSockets are not sent to yet');
  if (urls.length === 0) throw new PsrpcError('invalid_argument', 'A stream output has no address.');
  return streamsOf(urls);
}

/** @param present streams that are sent already. */
export function streamsOf(urls: readonly string[], present = 0): PlannedStream[] {
  if (present + urls.length > MOST_STREAMS) {
    throw new PsrpcError('invalid_argument', `There can be ${MOST_STREAMS} streams at most.`);
  }
  if (new Set(urls).size < urls.length) {
    throw new PsrpcError('invalid_argument', 'The same address is there twice.');
  }
  return urls.map(streamOf);
}

function fileOf(
  { fileType: wanted, filepath, disableManifest }: EncodedFileOutput | FileOutput,
  otherwise: FileType,
  context: NameContext,
  { outputFolder }: OutputRules,
): PlannedFile {
  const name = fileName(filepath, `.${fileTypeOf(wanted) ?? otherwise}`, context);
  return { kind: 'file', id: 'file', path: pathOf(name, outputFolder), name, hasManifest: !disableManifest };
}

/** `undefined` when the request leaves it to us. @throws PsrpcError `invalid_argument` */
export function fileTypeOf(type: EncodedFileType): FileType | undefined {
  if (type === EncodedFileType.DEFAULT_FILETYPE) return undefined;
  const known = FILE_TYPES[type];
  if (!known) throw new PsrpcError('invalid_argument', 'file_type must be MP4, OGG or MP3.');
  return known;
}

function segmentsOf(
  output: SegmentedFileOutput,
  context: NameContext,
  { outputFolder }: OutputRules,
): PlannedSegments {
  const { INDEX, TIMESTAMP } = SegmentedFileSuffix;
  if (output.filenameSuffix !== INDEX && output.filenameSuffix !== TIMESTAMP) {
    throw new PsrpcError('invalid_argument', 'filename_suffix must be INDEX or TIMESTAMP.');
  }
  const seconds = output.segmentDuration || 4;
  if (seconds > 60) throw new PsrpcError('invalid_argument', 'segment_duration must be from 1 to 60.');
  const prefix = fillIn(output.filenamePrefix, context).replace(/\/$/, '');
  const playlistName = fileName(output.playlistName || prefix || defaultName(context), '.m3u8', context);
  const base = (name: string) => name.slice(name.lastIndexOf('/') + 1);
  const livePlaylistName = output.livePlaylistName && fileName(output.livePlaylistName, '.m3u8', context);
  if (livePlaylistName) requireBeside(livePlaylistName, playlistName);
  const segmentPrefix = base(prefix) || base(playlistName).replace(/\.m3u8$/, '');
  return {
    kind: 'segments',
    id: 'segments',
    playlistPath: pathOf(playlistName, outputFolder),
    playlistName,
    livePlaylistName,
    segmentPrefix,
    areNamedByTime: output.filenameSuffix === TIMESTAMP,
    seconds,
    hasManifest: !output.disableManifest,
  };
}

/** Players look for the segments beside the playlist. */
function requireBeside(livePlaylistName: string, playlistName: string): void {
  const folder = (name: string) => name.slice(0, name.lastIndexOf('/') + 1);
  // A bare name is taken to be beside the playlist, as LiveKit Egress does.
  const isBeside = ['', folder(playlistName)].includes(folder(livePlaylistName));
  const isAnother =
    livePlaylistName.slice(folder(livePlaylistName).length) !==
    playlistName.slice(folder(playlistName).length);
  if (isBeside && isAnother) return;
  throw new PsrpcError(
    'invalid_argument',
    'live_playlist_name must be another name than playlist_name, in the same folder.',
  );
}

/** Uploads are another program's until they are here. */
function requireLocal(output: RequestedOutput, { mayWriteLocally }: OutputRules): void {
  if (output.kind === 'stream') return;
  const older = 'output' in output.value ? output.value.output.case : undefined;
  if (older !== undefined || output.storage?.provider.case !== undefined) {
    throw notThere('Uploads to storage are not made yet');
  }
  if (!mayWriteLocally) {
    throw new PsrpcError(
      'invalid_argument',
      'Files on this machine are not allowed (disallow_local_storage).',
    );
  }
}

function notThere(sentence: string): PsrpcError {
  return new PsrpcError('unimplemented', `${sentence}: run LiveKit Egress beside this worker.`);
}
