import { EncodedFileOutput, EncodedFileType, SegmentedFileOutput, StreamOutput } from '@livekit/protocol';
import { describe, expect, it } from 'vitest';
import { mediaOf } from './media.js';
import type { RequestedOutput } from './outputs.js';

const file = (fileType = EncodedFileType.DEFAULT_FILETYPE): RequestedOutput => ({
  kind: 'file',
  value: new EncodedFileOutput({ fileType }),
});
const stream: RequestedOutput = { kind: 'stream', value: new StreamOutput() };
const segments: RequestedOutput = { kind: 'segments', value: new SegmentedFileOutput() };
const { MP4, OGG, MP3 } = EncodedFileType;

describe('what fits all outputs, as LiveKit Egress 1.14 chooses', () => {
  it.each([
    ['audio', [file()], undefined, { audioCodec: 'opus', fileType: 'ogg' }],
    ['audio', [file()], 'aac', { audioCodec: 'aac', fileType: 'mp4' }],
    ['audio', [file()], 'mp3', { audioCodec: 'mp3', fileType: 'mp3' }],
    ['audio', [file(), stream], undefined, { audioCodec: 'aac', fileType: 'mp4' }],
    ['audio', [file(), segments], undefined, { audioCodec: 'aac', fileType: 'mp4' }],
    ['audio', [file(MP4)], undefined, { audioCodec: 'aac' }],
    ['audio', [file(MP4)], 'opus', { audioCodec: 'opus' }],
    ['audio', [file(MP3)], undefined, { audioCodec: 'mp3' }],
    ['audio', [file(OGG)], undefined, { audioCodec: 'opus' }],
    ['audio', [stream], undefined, { audioCodec: 'aac' }],
    [undefined, [file()], undefined, { audioCodec: 'aac', fileType: 'mp4' }],
    [undefined, [file()], 'opus', { audioCodec: 'opus', fileType: 'mp4' }],
    ['video', [file(), stream], undefined, { fileType: 'mp4' }],
  ] as const)('%s alone to %j, asked for %s: %j', (only, outputs, wanted, expected) => {
    expect(mediaOf(outputs, only, wanted)).toMatchObject(expected);
  });

  it.each([
    ['OGG and MP3 hold audio alone', [file(OGG)], undefined, undefined],
    ['OGG and MP3 hold audio alone', [file(MP3)], 'video', undefined],
    ['no audio codec fits', [file(OGG), stream], 'audio', undefined],
    ['no audio codec fits', [file(OGG)], 'audio', 'aac'],
    ['no audio codec fits all outputs and is OPUS', [stream], undefined, 'opus'],
    ['no audio codec fits all outputs and is MP3', [file()], undefined, 'mp3'],
  ] as const)('%s', (words, outputs, only, wanted) => {
    expect(() => mediaOf(outputs, only, wanted)).toThrow(words);
  });
});
