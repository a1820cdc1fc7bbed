// Starts a real livekit-server, and asks it whether it is there.
import { startLiveKit } from '@airlock-rtc/livekit-local';

await using livekit = await startLiveKit();
console.log(await (await fetch(livekit.url.replace('ws', 'http'))).text());
