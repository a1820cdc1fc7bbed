// Starts a world with two people, one of whom sees the other's colour.
import { setTimeout as sleep } from 'node:timers/promises';
import { dispose, startWorld } from '@airlock-rtc/testkit';
import { Viewer } from '@airlock-rtc/testkit/stream';

const world = await startWorld();
await world.addParticipant({ room: 'r', identity: 'anna', pattern: { color: 'red' } });
const ben = await world.addParticipant({ room: 'r', identity: 'ben' });
while (ben.frameOf('anna')?.color !== 'red') await sleep(100);
console.log('ben sees', ben.frameOf('anna')?.color, typeof Viewer);
await world[Symbol.asyncDispose]();
await dispose();
