import { WebhookReceiver } from 'livekit-server-sdk';

export async function handle(body: string, headers: { 'authorization': string }, event: any) {
  await new WebhookReceiver(process.env.LIVEKIT_API_KEY!, process.env.LIVEKIT_API_SECRET!).receive(body, headers['authorization']);
  switch (event.event) {
    case 'room_started':
      return event.room?.name;
    case 'room_finished':
      return event.room?.metadata;
    // airlock-migrate[WEBHOOK]: LiveKit signs its webhooks with the API secret and has events of its own: see WebhookReceiver: video.space.deleted has no counterpart  (Introduction to LiveKit)
    case 'video.space.deleted':
      return undefined;
  }
}
