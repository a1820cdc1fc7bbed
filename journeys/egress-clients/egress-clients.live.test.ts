// LiveKit's client for Python, as published, against the gateway's Egress API: it speaks protobuf.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ingest, startWorld } from '@airlock-rtc/testkit';
import { expect, it } from 'vitest';
import { GatewayProcess } from '../go-live/gateway-process.js';
import { pythonWith } from '../python/environment.js';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./egress_client.py', import.meta.url));

it('starts, changes and ends an egress for livekit-api of Python', async () => {
  const bin = await pythonWith('livekit-api==1.2.2');
  await using world = await startWorld();
  await using ingest = await Ingest.start();
  await using gateway = await GatewayProcess.prepare();
  const { url, apiKey, apiSecret } = world.livekit;
  const access = { LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
  await gateway.start({ LIVEKIT_URL: url, ...access });
  const pattern = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await world.addParticipant({ room: 'studio', identity: 'ada', pattern, autoSubscribe: false });
  const { stdout } = await run(`${bin}/python`, [program], {
    env: {
      ...process.env,
      ...access,
      LIVEKIT_URL: gateway.url,
      ROOM: 'studio',
      STREAM_URL: ingest.url('python'),
    },
  });
  expect(stdout.trim().split('\n')).toEqual([
    ...['EGRESS_STARTING', 'EGRESS_ACTIVE', 'EGRESS_ENDING', 'EGRESS_COMPLETE', 'failed_precondition'],
  ]);
});
