// Has a broadcast's own process refuse a destination of an unknown kind.
import { parseDestination } from '@airlock-rtc/broadcaster';
import { BroadcasterProcess } from '@airlock-rtc/broadcaster/process';
import { BroadcasterSupervisor } from '@airlock-rtc/broadcaster/supervisor';

await using broadcaster = new BroadcasterProcess({
  ...{ url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'a secret of thirty-two characters', room: 'r' },
  ...{
    destinations: [{ id: 'out', url: 'gopher://nowhere', isPublicOnly: false }],
    layout: 'gallery',
    resolution: '1280x720',
  },
});
const { cause } = await broadcaster.ended;
console.log(typeof parseDestination, BroadcasterSupervisor.name, cause?.code);
