// Answers a request of Mux's API without a port, on an embedded database.
import { build, openDatabase } from '@airlock-rtc/gateway';

await using database = await openDatabase({ folder: 'database' });
const gateway = build({
  database,
  livekit: { url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'a secret of thirty-two characters' },
  adminToken: 'an administration token of thirty-two characters',
});
const answer = await gateway.request('/video/v1/spaces');
console.log(answer.status, await answer.text());
