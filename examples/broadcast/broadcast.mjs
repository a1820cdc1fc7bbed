// Sends a room to a file or a live stream until Ctrl-C: `node broadcast.mjs ROOM DESTINATION`.
import { BroadcasterProcess } from '@airlock-rtc/broadcaster/process';

const [room, url] = process.argv.slice(2);
if (!url)
  throw new Error('Say what to send where: node broadcast.mjs ROOM rtmp://HOST/APP/KEY, or a file.mp4');
const broadcaster = new BroadcasterProcess({
  url: process.env.LIVEKIT_URL,
  apiKey: process.env.LIVEKIT_API_KEY,
  apiSecret: process.env.LIVEKIT_API_SECRET,
  room,
  destinations: [{ id: 'destination', url, isPublicOnly: false }],
  layout: 'gallery',
  resolution: '1280x720',
});
broadcaster.on('status', ({ state, cause }) => console.log(state, cause?.message ?? ''));
process.on('SIGINT', () => void broadcaster.stop());
const { cause } = await broadcaster.ended;
process.exitCode = cause ? 1 : 0;
