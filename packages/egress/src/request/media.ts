// Which audio codec and file type fit all outputs of a request, chosen as LiveKit Egress (1.14) chooses them.
import { CONTAINERS, type AudioCodec, type Container } from '@airlock-rtc/broadcaster/supervisor';
import { PsrpcError } from '@airlock-rtc/psrpc';
import { fileTypeOf, type FileType, type RequestedOutput } from './outputs.js';

export interface MediaChoice {
  readonly audioCodec: AudioCodec;
  /** Of a file that says nothing of its own. */
  readonly fileType: FileType;
}

/** In the order in which one is chosen for a file of unknown type. */
const AUDIO_FILE_TYPES: readonly FileType[] = ['ogg', 'mp4', 'mp3'];

/** @throws PsrpcError `invalid_argument` when no codec fits all outputs, or a file cannot hold video. */
export function mediaOf(
  outputs: readonly RequestedOutput[],
  only: 'audio' | 'video' | undefined,
  wanted: AudioCodec | undefined,
): MediaChoice {
  const containers = outputs.map(containerOf).filter((each) => each !== undefined);
  if (only !== 'audio' && containers.some((each) => !CONTAINERS[each].hasVideo)) {
    throw invalid('OGG and MP3 hold audio alone: ask for audio_only, or for MP4');
  }
  if (only === 'video') return { audioCodec: 'aac', fileType: 'mp4' };
  const fitting = (['aac', 'opus', 'mp3'] as const).filter(
    (codec) =>
      (wanted ?? codec) === codec && containers.every((each) => CONTAINERS[each].audio.includes(codec)),
  );
  const types = only === 'audio' ? AUDIO_FILE_TYPES : (['mp4'] as const);
  const fileType = types.find((type) => CONTAINERS[type].audio.some((codec) => fitting.includes(codec)));
  const hasFileToName = outputs.some((output) => output.kind === 'file' && !containerOf(output));
  const deciding = [...(hasFileToName && fileType ? [fileType] : []), ...containers];
  const audioCodec =
    deciding.map((each) => CONTAINERS[each].audio[0]!).find((codec) => fitting.includes(codec)) ?? fitting[0];
  if (!audioCodec || (hasFileToName && !fileType)) {
    throw invalid(
      `no audio codec fits all outputs${wanted ? ` and is ${wanted.toUpperCase()}` : ''} ` +
        '(RTMP and HLS take AAC, MP4 takes AAC or Opus, OGG takes Opus, and an .mp3 file MP3)',
    );
  }
  return { audioCodec, fileType: fileType ?? 'mp4' };
}

function containerOf(output: RequestedOutput): Container | undefined {
  switch (output.kind) {
    case 'file':
      return fileTypeOf(output.value.fileType);
    case 'stream':
      return 'rtmp';
    case 'segments':
      return 'hls';
    case 'images':
      return undefined;
  }
}

function invalid(words: string): PsrpcError {
  return new PsrpcError('invalid_argument', `The outputs do not fit each other: ${words}.`);
}
