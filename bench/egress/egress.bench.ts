// What an egress costs through the worker and when its first byte comes, beside the same room by the broadcaster alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startRedis } from '@airlock-rtc/testkit';
import { EgressClient, EgressStatus, EncodingOptions, StreamOutput } from 'livekit-server-sdk';
import { WorkerProcess } from '../../packages/egress/test/worker-process.js';
import { BenchRoom, untilActive, VIDEO_BITRATE_BPS } from '../broadcast/bench-room.js';
import { openFirstByteProxy } from '../broadcast/first-byte-proxy.js';
import { treeUsage, untilWarm } from '../broadcast/process-tree.js';
import { spread } from '../broadcast/spread.js';
import { peerConfig } from './peer-config.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '3' },
    size: { type: 'string', default: '1280x720' },
    fps: { type: 'string', default: '30' },
    /** NAME=COMMAND: a LiveKit Egress to measure too, started by this command with EGRESS_CONFIG_BODY. */
    peer: { type: 'string', multiple: true, default: [] },
  },
});
const seconds = Number(values.seconds);
const [width, height] = values.size.split('x').map(Number) as [number, number];
const peers = values.peer.map((each) => each.split(/=(.*)/s, 2) as [name: string, command: string]);
const SETTLED_MS = 5_000;

for (const people of values.people.split(',').map(Number)) {
  const rounds: Record<string, number>[] = [];
  for (let round = 0; round < Number(values.rounds); round++) rounds.push(await measureRound(people));
  console.log(`${people} people, ${values.size} at ${values.fps}, ${values.rounds} rounds of ${seconds} s:`);
  for (const name of Object.keys(rounds[0]!))
    console.log(`  ${name}: ${spread(rounds.map((each) => each[name]!))}`);
}
process.exit(0);

async function measureRound(people: number): Promise<Record<string, number>> {
  await using redis = await startRedis();
  await using room = await BenchRoom.open(people, (2 + peers.length) * (seconds + 40), redis.address);
  const { url, apiKey, apiSecret } = room.world.livekit;
  const config = `api_key: ${apiKey}
api_secret: ${apiSecret}
ws_url: ${url}
redis: { address: '${redis.address}' }
`;
  const ours = await throughWorker(room, config);
  const others: Record<string, number> = {};
  for (const [name, command] of peers) Object.assign(others, await throughPeer(room, config, name, command));
  Object.assign(others, await broadcasterAlone(room));
  for (const name of [...peers.map(([each]) => each), 'broadcaster'])
    others[`CPU, worker / ${name}`] = ours['worker, cores']! / others[`${name}, cores`]!;
  return { ...ours, ...others };
}

async function throughWorker(room: BenchRoom, config: string): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-bench-egress-'));
  await using worker = await WorkerProcess.start(`${config}airlock: { admission: warn }`, folder);
  await untilWarm(worker.pid);
  const idleMiB = treeUsage(worker.pid).memoryBytes / 2 ** 20;
  const measured = await measureEgress(room, 'worker', worker.pid);
  await rm(folder, { recursive: true, force: true });
  return { 'worker, idle and warm, MiB': idleMiB, ...measured };
}

async function throughPeer(room: BenchRoom, config: string, name: string, command: string) {
  const child = spawn(`exec ${command}`, {
    ...{ shell: true, stdio: ['ignore', 'ignore', 'inherit'] },
    env: { ...process.env, EGRESS_CONFIG_BODY: peerConfig(config) },
  });
  // It says nowhere that it hears requests.
  await sleep(SETTLED_MS);
  const measured = await measureEgress(room, name, child.pid!);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return measured;
}

async function measureEgress(room: BenchRoom, name: string, pid: number): Promise<Record<string, number>> {
  const { httpUrl, apiKey, apiSecret } = room.world.livekit;
  const client = new EgressClient(httpUrl, apiKey, apiSecret);
  const proxy = await openFirstByteProxy(room.ingest.port);
  const stream = new StreamOutput({ urls: [`rtmp://127.0.0.1:${proxy.port}/live/${name}`] });
  const fields = { width, height, framerate: Number(values.fps), videoBitrate: VIDEO_BITRATE_BPS / 1000 };
  const encodingOptions = new EncodingOptions({ ...fields, keyFrameInterval: 2 });
  const startMs = performance.now();
  const started = client.startRoomCompositeEgress(room.room, { stream }, { layout: 'grid', encodingOptions });
  const { egressId } = await started;
  const firstByteMs = (await proxy.firstByteMs) - startMs;
  const usage = await usageOf(name, pid);
  await client.stopEgress(egressId);
  for (;;) {
    const [info] = await client.listEgress({ egressId });
    if (info!.status > EgressStatus.EGRESS_ENDING) break;
    await sleep(100);
  }
  proxy.close();
  return { [`${name}, first byte, ms`]: firstByteMs, ...usage };
}

async function broadcasterAlone(room: BenchRoom): Promise<Record<string, number>> {
  await using broadcaster = room.broadcast('alone', undefined, values.size);
  await untilActive(broadcaster);
  const usage = await usageOf('broadcaster', broadcaster.pid!);
  await untilActive(broadcaster);
  return usage;
}

async function usageOf(name: string, pid: number): Promise<Record<string, number>> {
  await sleep(SETTLED_MS);
  const [before, beginMs] = [treeUsage(pid), performance.now()];
  await sleep(seconds * 1000);
  const after = treeUsage(pid);
  const cores = ((after.cpuSeconds - before.cpuSeconds) * 1000) / (performance.now() - beginMs);
  return { [`${name}, cores`]: cores, [`${name}, MiB`]: after.memoryBytes / 2 ** 20 };
}
