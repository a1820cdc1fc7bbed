// LiveKit's client for Python, as published, against the gateway's Egress API: it speaks protobuf.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pythonWith } from '../python/environment.js';
import { askGateway, SAID } from './ask-gateway.js';

const program = fileURLToPath(new URL('./egress_client.py', import.meta.url));

it('starts, changes and ends an egress for livekit-api of Python', async () => {
  const bin = await pythonWith('livekit-api==1.2.2');
  expect(await askGateway(`${bin}/python`, [program])).toEqual(SAID);
});
