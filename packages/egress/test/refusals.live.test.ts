// What a client reads when a request is not taken: words of the worker instead of "no response from servers".
import { EncodedFileOutput, StreamOutput } from 'livekit-server-sdk';
import { EgressStatus } from '@livekit/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EgressWorld } from './egress-world.js';

let lab: EgressWorld;
beforeAll(async () => {
  lab = await EgressWorld.start();
  await lab.world.rooms.createRoom({ name: 'studio' });
});
afterAll(() => lab?.[Symbol.asyncDispose]());

const output = () => ({ stream: new StreamOutput({ urls: [lab.ingest.url('key')] }) });
const said = (status: number, words: string) =>
  expect.objectContaining({ status, message: expect.stringContaining(words) as string });

it('says what is needed and free, what needs a browser, and what is not valid', async () => {
  await using _full = await lab.startWorker({ freeCores: 0.1 });
  await expect(lab.client.startRoomCompositeEgress('studio', output())).rejects.toEqual(
    said(412, '0.10 cores'),
  );
  await expect(lab.client.startWebEgress('https://example.com', output())).rejects.toEqual(
    said(501, 'needs a browser'),
  );
  const outside = { file: new EncodedFileOutput({ filepath: '../../outside.mp4' }) };
  await expect(lab.client.startRoomCompositeEgress('studio', outside)).rejects.toEqual(
    said(400, 'outside of its folder'),
  );
});

it('fails an egress whose server cannot be reached, with the reason, and keeps the worker', async () => {
  await using worker = await lab.startWorker();
  const unreachable = { stream: new StreamOutput({ urls: ['rtmp://127.0.0.1:9/app/key'] }) };
  const { egressId } = await lab.client.startRoomCompositeEgress('studio', unreachable);
  const info = await lab.until(egressId, EgressStatus.EGRESS_FAILED);
  expect(info.error).toContain('127.0.0.1:9');
  expect(info).toMatchObject({ errorCode: 503, details: 'End reason: Failure' });
  await worker.drain();
  expect(worker.activeIds).toEqual([]);
});

it('gives way to another worker that was given the same egress, without a word (they fought over the room)', async () => {
  await using worker = await lab.startWorker();
  const stream = new StreamOutput({ urls: [lab.ingest.url('taken-key-0123')] });
  const { egressId } = await lab.client.startRoomCompositeEgress('studio', { stream });
  const active = await lab.until(egressId, EgressStatus.EGRESS_ACTIVE);
  await lab.world.addParticipant({ room: 'studio', identity: egressId, autoSubscribe: false });
  await worker.drain();
  expect(await lab.info(egressId)).toMatchObject({ status: active.status, updatedAt: active.updatedAt });
});
