import type { EncodingOptionsPreset } from '@livekit/protocol';
import {
  AudioCodec,
  AudioMixing,
  DirectFileOutput,
  EncodedFileOutput,
  EncodedFileType,
  EncodingOptions,
  ImageOutput,
  Output,
  ParticipantEgressRequest,
  S3Upload,
  SegmentedFileOutput,
  type SegmentedFileSuffix,
  TrackEgressRequest,
  VideoCodec,
  WebEgressRequest,
} from '@livekit/protocol';
import type { PsrpcError } from '@airlock-rtc/psrpc';
import { BinaryWriter, WireType } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composite, requestOf, STREAM_URL, streams, template } from '../../test/requests.js';
import { StartEgressRequest } from '../rpc/messages.js';
import { planOf } from './plan.js';

const rules = { mayWriteLocally: true, outputFolder: '/out', allowsPrivateDestinations: true };
const now = new Date('2026-11-28T19:05:09.042Z');
const plan = (request: StartEgressRequest) => planOf(request, rules, now);

function refusal(request: StartEgressRequest): string {
  try {
    plan(request);
  } catch (error) {
    return `${(error as PsrpcError).code}: ${(error as PsrpcError).message}`;
  }
  return 'planned';
}

const advanced = (fields: ConstructorParameters<typeof EncodingOptions>[0]) =>
  composite({
    streamOutputs: [streams(STREAM_URL)],
    options: { case: 'advanced', value: new EncodingOptions(fields) },
  });

describe('a room composite', () => {
  it('is 720p30 in a grid when it says nothing more', () => {
    expect(plan(composite())).toEqual({
      roomName: 'studio',
      layout: 'grid',
      encoding: {
        ...{ width: 1280, height: 720, framesPerSecond: 30, profile: 'main', keyframeSeconds: 4 },
        ...{ videoBitrateBps: 3_000_000, audioBitrateBps: 128_000, audioCodec: 'aac' },
        audioSampleRateHz: 44_100,
      },
      outputs: [
        {
          kind: 'stream',
          id: expect.stringMatching(/^stream-[0-9a-f]{12}$/) as string,
          url: STREAM_URL,
          shownUrl: 'rtmp://127.0.0.1/app/{sec...y-1}',
        },
      ],
    });
  });

  it('is the same in both forms', () => {
    const output = new Output({ config: { case: 'stream', value: streams(STREAM_URL) } });
    expect(plan(template([output], { layout: 'speaker-light' }))).toEqual(
      plan(composite({ layout: 'speaker-light', streamOutputs: [streams(STREAM_URL)] })),
    );
    expect(plan(composite({ output: { case: 'stream', value: streams(STREAM_URL) } }))).toEqual(
      plan(composite()),
    );
  });

  it('has every preset of LiveKit', () => {
    const sizes = [0, 1, 2, 3, 4, 5, 6, 7].map((value: EncodingOptionsPreset) => {
      const options = { case: 'preset', value } as const;
      const { encoding } = plan(composite({ streamOutputs: [streams(STREAM_URL)], options }));
      const { width, height, framesPerSecond, videoBitrateBps } = encoding;
      return `${width}x${height} ${framesPerSecond} ${videoBitrateBps / 1_000}`;
    });
    expect(sizes).toEqual([
      ...['1280x720 30 3000', '1280x720 60 4500', '1920x1080 30 4500', '1920x1080 60 6000'],
      ...['720x1280 30 3000', '720x1280 60 4500', '1080x1920 30 4500', '1080x1920 60 6000'],
    ]);
  });

  it('is drawn here when its page is the layouts page, with the background that the page is told', () => {
    const page = { ...rules, layoutsPage: 'https://pages.example/layouts/?a=1' };
    const of = (customBaseUrl: string) =>
      composite({ customBaseUrl, layout: 'gallery', streamOutputs: [streams(STREAM_URL)] });
    const background = 'https://cdn.example/a.png';
    const address = `https://pages.example/layouts/?resolution=1280x720&background=${background}`;
    expect(planOf(of(address), page, now)).toMatchObject({ layout: 'gallery', background });
    const everyone = planOf(of('https://pages.example/layouts/'), page, now);
    expect(everyone).not.toHaveProperty('background');
    expect(everyone).not.toHaveProperty('shownPeople');
    const without = 'https://pages.example/layouts/?exclude=ada&include_attribute=role=host';
    expect(planOf(of(without), page, now).shownPeople).toEqual({
      include: [{ attribute: 'role', value: 'host' }],
      exclude: [{ identity: 'ada' }],
    });
    for (const other of ['https://pages.example/others/', 'https://pages.example.org/layouts/', 'layouts']) {
      expect(() => planOf(of(other), page, now)).toThrow('needs a browser');
    }
  });

  it('takes advanced options', () => {
    expect(
      plan(
        advanced({
          ...{ width: 1000, height: 600, framerate: 25, videoBitrate: 2000, audioBitrate: 96 },
          ...{ videoCodec: VideoCodec.H264_HIGH, keyFrameInterval: 1, audioFrequency: 32_000 },
        }),
      ).encoding,
    ).toEqual({
      ...{ width: 1000, height: 600, framesPerSecond: 25, profile: 'high', keyframeSeconds: 1 },
      ...{ videoBitrateBps: 2_000_000, audioBitrateBps: 96_000, audioCodec: 'aac' },
      audioSampleRateHz: 32_000,
    });
  });

  it('is 720p30 too where advanced options leave it open, as LiveKit Egress makes it', () => {
    const { width, height, framesPerSecond, videoBitrateBps, profile } = plan(
      advanced({ videoCodec: VideoCodec.H264_HIGH }),
    ).encoding;
    expect([width, height, framesPerSecond, videoBitrateBps, profile]).toEqual([1280, 720, 30, 3e6, 'high']);
  });

  it('is audio alone or video alone in both forms, in a file as LiveKit Egress chooses it', () => {
    const file = new EncodedFileOutput({ filepath: 'talk.mp4' });
    const audio = plan(composite({ audioOnly: true, fileOutputs: [file] }));
    expect(audio).toMatchObject({
      only: 'audio',
      encoding: { audioCodec: 'opus', audioSampleRateHz: 48_000 },
    });
    expect(audio.outputs).toMatchObject([{ kind: 'file', name: 'talk.ogg', path: '/out/talk.ogg' }]);
    const output = new Output({ config: { case: 'stream', value: streams(STREAM_URL) } });
    expect(plan(template([output], { audioOnly: true }))).toMatchObject({
      only: 'audio',
      encoding: { audioCodec: 'aac' },
    });
    expect(plan(composite({ videoOnly: true, fileOutputs: [file] }))).toMatchObject({
      only: 'video',
      outputs: [{ name: 'talk.mp4' }],
    });
  });

  it('goes to several outputs, and names files after the room', () => {
    const { outputs, encoding } = plan(
      composite({
        streamOutputs: [streams(STREAM_URL, 'rtmps://b/app/k')],
        fileOutputs: [new EncodedFileOutput({ filepath: 'a/', disableManifest: true })],
        segmentOutputs: [
          new SegmentedFileOutput({
            ...{ filenamePrefix: 'hls/{room_name}', segmentDuration: 6, livePlaylistName: 'hls/now.m3u8' },
          }),
        ],
      }),
    );
    expect(encoding.keyframeSeconds).toBe(6);
    expect(outputs.filter(({ kind }) => kind !== 'stream')).toEqual([
      {
        ...{ kind: 'file', id: 'file', hasManifest: false },
        name: 'a/studio-2026-11-28T190509.mp4',
        path: '/out/a/studio-2026-11-28T190509.mp4',
      },
      {
        ...{ kind: 'segments', id: 'segments', hasManifest: true, seconds: 6, segmentPrefix: 'studio' },
        ...{ playlistName: 'hls/studio.m3u8', playlistPath: '/out/hls/studio.m3u8' },
        ...{ livePlaylistName: 'hls/now.m3u8', areNamedByTime: false },
      },
    ]);
  });
});

describe('what a browser or a later version makes is refused in words', () => {
  const file = new EncodedFileOutput({ filepath: 'a.mp4' });
  it.each<[string, StartEgressRequest]>([
    ['needs a browser', requestOf({ case: 'web', value: new WebEgressRequest({ url: 'https://a' }) })],
    ['needs a browser', composite({ customBaseUrl: 'https://a', streamOutputs: [streams(STREAM_URL)] })],
    ['not sent yet', requestOf({ case: 'participant', value: new ParticipantEgressRequest() })],
    [
      'not sent yet',
      requestOf({
        case: 'track',
        value: new TrackEgressRequest({ output: { case: 'file', value: new DirectFileOutput() } }),
      }),
    ],
    ['not made yet', composite({ audioMixing: AudioMixing.DUAL_CHANNEL_AGENT, fileOutputs: [file] })],
    ['Images are not', composite({ imageOutputs: [new ImageOutput({ captureInterval: 1 })] })],
    [
      'Uploads to storage',
      composite({ fileOutputs: [new EncodedFileOutput({ output: { case: 's3', value: new S3Upload() } })] }),
    ],
    ['SRT is not', composite({ streamOutputs: [streams('srt://host:9000')] })],
  ])('%s', (words, request) => {
    expect(refusal(request)).toMatch(/^unimplemented: /);
    expect(refusal(request)).toContain(words);
    expect(refusal(request)).toMatch(/run LiveKit Egress beside this worker\.$/);
  });
});

describe('what nobody can make is an invalid argument', () => {
  it.each<[string, StartEgressRequest]>([
    ['names nothing to send', requestOf({ case: undefined })],
    ['names no room', composite({ roomName: '', streamOutputs: [streams(STREAM_URL)] })],
    ['no output', composite({})],
    ['no layout "mosaic"', composite({ layout: 'mosaic', streamOutputs: [streams(STREAM_URL)] })],
    [
      'exclude each other',
      composite({ audioOnly: true, videoOnly: true, streamOutputs: [streams(STREAM_URL)] }),
    ],
    ['audio alone', composite({ fileOutputs: [new EncodedFileOutput({ fileType: EncodedFileType.OGG })] })],
    [
      'file_type must',
      composite({ fileOutputs: [new EncodedFileOutput({ fileType: 9 as EncodedFileType })] }),
    ],
    ['audio_codec must', advanced({ audioCodec: 9 as AudioCodec })],
    ['no audio codec fits', advanced({ audioCodec: AudioCodec.AC_MP3 })],
    ['width must be', advanced({ width: 1281 })],
    ['height must be', advanced({ height: 8000 })],
    ['framerate must be', advanced({ framerate: 240 })],
    ['audio_frequency must be', advanced({ audioFrequency: 44_000 })],
    ['video_bitrate must be', advanced({ videoBitrate: -1 })],
    ['key_frame_interval must be', advanced({ keyFrameInterval: -3 })],
    ['rtmp://, rtmps:// or mux://', composite({ streamOutputs: [streams('http://host/app/key')] })],
    ['has no address', composite({ streamOutputs: [streams()] })],
    ['there twice', composite({ streamOutputs: [streams(STREAM_URL, STREAM_URL)] })],
    [
      'outside of its folder',
      composite({ fileOutputs: [new EncodedFileOutput({ filepath: '../../etc/cron.d/a' })] }),
    ],
    [
      'one output of the kind',
      composite({ fileOutputs: [new EncodedFileOutput(), new EncodedFileOutput()] }),
    ],
    [
      'in the same folder',
      composite({
        segmentOutputs: [new SegmentedFileOutput({ filenamePrefix: 'a/b', livePlaylistName: 'c/live.m3u8' })],
      }),
    ],
    [
      'filename_suffix must be',
      composite({
        segmentOutputs: [new SegmentedFileOutput({ filenameSuffix: 7 as SegmentedFileSuffix })],
      }),
    ],
    ['An output of the request is empty', template([new Output()])],
  ])('%s', (words, request) => {
    expect(refusal(request)).toMatch(/^invalid_argument: /);
    expect(refusal(request)).toContain(words);
  });

  it('local files where they are not allowed', () => {
    const request = composite({ fileOutputs: [new EncodedFileOutput()] });
    expect(() => planOf(request, { ...rules, mayWriteLocally: false }, now)).toThrow(
      'disallow_local_storage',
    );
  });
});

it('whatever bytes are sent as a request, what can be read is planned or refused by one of two codes', () => {
  const kinds = [
    'roomComposite',
    'egress',
    'web',
    'participant',
    'trackComposite',
    'track',
    'replay',
  ] as const;
  const fields = new Map(StartEgressRequest.fields.list().map(({ localName, no }) => [localName, no]));
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 120 }), (kind, inner) => {
      const bytes = new BinaryWriter().tag(fields.get(kind)!, WireType.LengthDelimited).bytes(inner).finish();
      let request: StartEgressRequest;
      try {
        request = StartEgressRequest.fromBinary(bytes);
      } catch {
        return;
      }
      expect(refusal(request)).toMatch(/^(planned|invalid_argument: |unimplemented: )/);
    }),
    { numRuns: 2_000 },
  );
});
