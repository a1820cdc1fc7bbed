// Handlers in which the condition reads more of the event than its type.
import { WebhookReceiver, RoomServiceClient } from 'livekit-server-sdk';

declare const api: { delete(path: string): Promise<unknown> };
declare function keep(event: unknown): void;

export async function handler(req: any, res: any) {
  const signature = req.headers['authorization'] as string;
  // airlock-migrate[WEBHOOK_BODY]: LiveKit signs the bytes of the body and sends them as application/webhook+json: give receive() the raw text, and parse that type  (Introduction to LiveKit)
  if (req.method === 'POST' && Boolean(await new WebhookReceiver(process.env.LIVEKIT_API_KEY!, process.env.LIVEKIT_API_SECRET!).receive(JSON.stringify(req.body), signature))) {
    const { body } = req;
    if (body.event === 'room_finished' && body.room?.metadata.startsWith('Guest')) {
      await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(body.room?.name).catch((error) => { if (error.code !== 'not_found') throw error; });
    }
  }
  res.status(200).end();
}

export async function early(request: Request): Promise<Response> {
  const text = await request.text();
  await new WebhookReceiver(process.env.LIVEKIT_API_KEY!, process.env.LIVEKIT_API_SECRET!).receive(text, request.headers.get('authorization')!);
  const event = JSON.parse(text);
  console.log('received', event.event, event.id);
  if (event.event !== 'room_started') return new Response();
  return new Response(event.room?.name);
}

export function unsure(event: any): string {
  // airlock-migrate[WEBHOOK]: LiveKit signs its webhooks with the API secret and has events of its own: see WebhookReceiver: the fields of the event are others  (Introduction to LiveKit)
  const { data } = event;
  // airlock-migrate[WEBHOOK]: LiveKit signs its webhooks with the API secret and has events of its own: see WebhookReceiver: the fields of the event are others  (Introduction to LiveKit)
  if (event.event === 'room_started') keep(event);
  // airlock-migrate[WEBHOOK]: LiveKit signs its webhooks with the API secret and has events of its own: see WebhookReceiver: the fields of the event are others  (Introduction to LiveKit)
  if (event.event === 'room_finished') return `${event.data.status} ${event.created_at}`;
  return data.id;
}
