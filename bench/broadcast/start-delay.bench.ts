// How soon a broadcast begins, by itself and by the gateway's REST, and how late an audience sees what a camera saw; with nobody else in the room.
import { Viewer } from '@airlock-rtc/testkit/stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { EgressClient, EgressStatus, StreamOutput } from 'livekit-server-sdk';
import { GatewayProcess } from '../../journeys/go-live/gateway-process.js';
import { gallery, placeOf } from '../../packages/broadcaster/test/people.js';
import { startTimedCamera } from '../../packages/broadcaster/test/timed-camera.js';
import { BenchRoom, untilActive } from './bench-room.js';
import { openFirstByteProxy } from './first-byte-proxy.js';
import { treeUsage, untilWarm } from './process-tree.js';
import { spread } from './spread.js';

const ROUNDS = 5;
const PICTURES = 300;

await using room = await BenchRoom.open(0, 1);
await using camera = await startTimedCamera(room.world, room.room);

const [firstByteMs, activeMs] = [[], []] as [number[], number[]];
for (let round = 0; round < ROUNDS; round++) {
  const proxy = await openFirstByteProxy(room.ingest.port);
  const startMs = performance.now();
  await using broadcaster = room.broadcast('start', `rtmp://127.0.0.1:${proxy.port}/live/start`);
  await untilActive(broadcaster);
  activeMs.push(performance.now() - startMs);
  firstByteMs.push((await proxy.firstByteMs) - startMs);
  await broadcaster.stop();
  proxy.close();
}
console.log(`from the command to the first RTMP byte: ${spread(firstByteMs)} ms`);
console.log(`from the command to the first keyframe: ${spread(activeMs)} ms`);

await measureRest();

await using broadcaster = room.broadcast('delay');
await untilActive(broadcaster);
await using viewer = new Viewer(room.ingest.url('delay'));
const place = placeOf(gallery(['timed']), 'timed');
const delays = new Map<number, number>();
const done = new Promise<void>((resolve) => {
  viewer.onFrame = (picture) => {
    const number = viewer.seen(place, picture)?.frameNumber;
    const sentMs = number === undefined ? undefined : camera.sentMs(number);
    if (sentMs === undefined || delays.has(number!)) return;
    delays.set(number!, picture.receivedMs - sentMs);
    if (delays.size > PICTURES + 60) resolve();
  };
});
await done;
// The first seconds come out of the server's memory, not from the camera.
const settled = [...delays.values()].slice(-PICTURES).sort((a, b) => a - b);
const at = (share: number): string => settled[Math.floor((settled.length - 1) * share)]!.toFixed(0);
console.log(`from the camera to the viewer's decoder: ${at(0.5)} ms (5% ${at(0.05)}, 95% ${at(0.95)})`);
process.exit(0);

/** From a request to the gateway, which keeps a process loaded, to the first byte at the RTMP server. */
async function measureRest(): Promise<void> {
  const { url, apiKey, apiSecret } = room.world.livekit;
  await using gateway = await GatewayProcess.prepare();
  await gateway.start({ LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret });
  const client = new EgressClient(gateway.url, apiKey, apiSecret);
  const [restMs, restActiveMs] = [[], []] as [number[], number[]];
  const warmMiB: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    warmMiB.push(treeUsage(await untilWarm(gateway.pid)).memoryBytes / 2 ** 20);
    const proxy = await openFirstByteProxy(room.ingest.port);
    const stream = new StreamOutput({ urls: [`rtmp://127.0.0.1:${proxy.port}/live/rest`] });
    const startMs = performance.now();
    const { egressId } = await client.startRoomCompositeEgress(room.room, { stream });
    restMs.push((await proxy.firstByteMs) - startMs);
    const until = async (status: EgressStatus) => {
      while ((await client.listEgress({ egressId }))[0]!.status < status) await sleep(10);
    };
    await until(EgressStatus.EGRESS_ACTIVE);
    restActiveMs.push(performance.now() - startMs);
    await client.stopEgress(egressId);
    await until(EgressStatus.EGRESS_COMPLETE);
    proxy.close();
  }
  console.log(`from REST to the first RTMP byte, warm: ${spread(restMs)} ms`);
  console.log(`from REST to ACTIVE (the first keyframe is sent), warm: ${spread(restActiveMs)} ms`);
  console.log(`the process that is kept loaded: ${spread(warmMiB)} MiB`);
}
