// Starts an RTMP server, and asks for a stream that nobody sends.
import { Ingest } from '@airlock-rtc/rtmp-ingest';

await using ingest = await Ingest.start({ mayPublish: () => true });
console.log((await fetch(`${ingest.flvUrl}/nobody.flv`)).status);
