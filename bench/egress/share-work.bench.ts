// Our worker and a LiveKit Egress on one Redis: asks for what each can make, and prints who took it, and after how long.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { EgressStatus, EncodedFileOutput, type EgressInfo } from 'livekit-server-sdk';
import { EgressWorld } from '../../packages/egress/test/egress-world.js';
import { peerConfig } from './peer-config.js';

const { positionals } = parseArgs({ allowPositionals: true });
const [command] = positionals;
if (!command)
  throw new Error('Name the command that starts a LiveKit Egress, as bench/egress/README.md says.');

const page = createServer((_request, response) => response.end('<h1>会議</h1>')).listen(0, '127.0.0.1');
await once(page, 'listening');
const pageUrl = `http://127.0.0.1:${(page.address() as { port: number }).port}/`;

const lab = await EgressWorld.start();
const pattern = { color: 'blue', width: 640, height: 360, fps: 15 } as const;
await lab.world.addParticipant({
  room: 'studio',
  identity: 'ada',
  pattern,
  toneHz: 440,
  autoSubscribe: false,
});
const ours = await lab.startWorker({ more: `airlock: { output_folder: '${lab.folder}' }` });
const original = spawn(`exec ${command}`, {
  ...{ shell: true, stdio: ['ignore', 'ignore', 'inherit'] },
  env: { ...process.env, EGRESS_CONFIG_BODY: peerConfig(lab.configText()) },
});

/** A path in the folder that both may write. */
const file = (name: string) => ({ file: new EncodedFileOutput({ filepath: `${lab.folder}/${name}.mp4` }) });
const requests: Record<string, () => Promise<EgressInfo>> = {
  'room composite': () => lab.client.startRoomCompositeEgress('studio', file('room'), { layout: 'grid' }),
  'web page': () => lab.client.startWebEgress(pageUrl, file('web')),
  'room composite of another page': () =>
    lab.client.startRoomCompositeEgress('studio', file('page'), { customBaseUrl: 'http://localhost:7980' }),
  participant: () => lab.client.startParticipantEgress('studio', 'ada', file('participant')),
};

async function ask(name: string, request: () => Promise<EgressInfo>): Promise<void> {
  const beginMs = performance.now();
  const sinceMs = () => `${Math.round(performance.now() - beginMs)} ms`;
  const { egressId } = await request();
  const answered = sinceMs();
  const taken = ours.activeIds.includes(egressId) ? 'ours' : 'LiveKit Egress';
  await lab.until(egressId, EgressStatus.EGRESS_ACTIVE);
  const active = sinceMs();
  await lab.client.stopEgress(egressId);
  const { status } = await lab.until(egressId, EgressStatus.EGRESS_COMPLETE);
  console.log(
    `${name}: ${taken}, answered after ${answered}, active after ${active}, ${EgressStatus[status]}`,
  );
}

try {
  for (const [name, request] of Object.entries(requests)) await ask(name, request);
  await ours.drain();
  await ask('room composite, ours drained', requests['room composite']!);
} finally {
  original.kill('SIGKILL');
  page.close();
  await lab[Symbol.asyncDispose]();
}
process.exit(0);
