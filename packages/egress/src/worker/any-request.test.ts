// Every field of every request, filled with what nobody expects: planned and begun, or refused in plain words.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Broadcast } from '@airlock-rtc/broadcaster';
import { PsrpcError } from '@airlock-rtc/psrpc';
import {
  EncodedFileOutput,
  EncodingOptions,
  FileOutput,
  ImageOutput,
  Output,
  RoomCompositeEgressRequest,
  SegmentedFileOutput,
  StorageConfig,
  TemplateSource,
} from '@livekit/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { almost, anyMessage } from '../../test/any-message.js';
import { composite, requestOf, STREAM_URL, streams, template } from '../../test/requests.js';
import { planOf } from '../request/plan.js';
import { StartEgressRequest } from '../rpc/messages.js';
import { supervisedJob } from './supervised-job.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-any-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const livekit = { url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'secret' };

/** What becomes of a request, up to the process that would be started. */
function outcome(request: StartEgressRequest): string {
  const rules = { mayWriteLocally: true, outputFolder: folder, allowsPrivateDestinations: true };
  try {
    const plan = planOf(request, rules, new Date());
    const { background: _background, ...job } = supervisedJob(request, plan, rules);
    // The process refuses nothing that was planned.
    expect(new Broadcast({ ...livekit, ...job }).status.state).toBe('idle');
    return 'planned';
  } catch (error) {
    if (error instanceof PsrpcError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const output = {
  fileOutputs: [new EncodedFileOutput({ filepath: 'a' })],
  streamOutputs: [streams(STREAM_URL)],
};
const segments = new SegmentedFileOutput({ filenamePrefix: 'hls/a', segmentDuration: 2 });
const encoding = new EncodingOptions({ width: 1280, height: 720, framerate: 30 });
const advanced = (value: EncodingOptions) => ({ case: 'advanced' as const, value });
const room = { roomName: 'studio' };

/** Of the newer form: nested in a oneof, with storage beside it. */
const anyOutput = fc
  .tuple(
    fc.oneof(
      almost(new FileOutput({ filepath: 'a' })).map((value) => ({ case: 'file' as const, value })),
      almost(streams(STREAM_URL)).map((value) => ({ case: 'stream' as const, value })),
      almost(segments).map((value) => ({ case: 'segments' as const, value })),
      almost(new ImageOutput({ captureInterval: 1 })).map((value) => ({ case: 'images' as const, value })),
    ),
    fc.option(anyMessage(StorageConfig, 1), { freq: 9, nil: undefined }),
  )
  .map(([config, storage]) => new Output({ config, storage }));

const anyRequest = fc.oneof(
  anyMessage(StartEgressRequest),
  almost(new RoomCompositeEgressRequest({ ...room, ...output })).map((value) =>
    requestOf({ case: 'roomComposite', value }),
  ),
  almost(output.fileOutputs[0]!).map((file) => composite({ ...room, fileOutputs: [file] })),
  almost(output.streamOutputs[0]!).map((stream) => composite({ ...room, streamOutputs: [stream] })),
  almost(segments).map((each) => composite({ ...room, segmentOutputs: [each] })),
  almost(encoding).map((each) => composite({ ...room, ...output, options: advanced(each) })),
  fc
    .tuple(
      almost(new TemplateSource({ layout: 'grid' })),
      fc.array(anyOutput, { minLength: 1, maxLength: 3 }),
    )
    .map(([source, outputs]) => template(outputs, source)),
);

it('is planned and can be begun, or is refused by one of two codes, and no key is repeated', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(anyRequest, (request) => {
      const said = outcome(request);
      expect(said).toMatch(/^(planned$|invalid_argument: |unimplemented: )/);
      expect(said).not.toContain('SECRETKEY');
      expect(said).not.toMatch(/Error|undefined|\[object|E[A-Z]{4,}:/);
      outcomes.set(said, (outcomes.get(said) ?? 0) + 1);
    }),
    { numRuns: 2_000 },
  );
  // It reaches far: many ways to be refused, and many that are taken.
  expect(outcomes.get('planned')).toBeGreaterThan(80);
  expect(outcomes.size).toBeGreaterThan(30);
});
