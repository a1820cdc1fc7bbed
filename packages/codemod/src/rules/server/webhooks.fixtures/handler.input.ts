// Handlers in which the condition reads more of the event than its type.
import Mux from '@mux/mux-node';

declare const api: { delete(path: string): Promise<unknown> };
declare function keep(event: unknown): void;

export async function handler(req: any, res: any) {
  const signature = req.headers['mux-signature'] as string;
  if (req.method === 'POST' && Mux.Webhooks.verifyHeader(JSON.stringify(req.body), signature, 's3cret')) {
    const { body } = req;
    if (body.type === 'video.space.idle' && body.data.passthrough.startsWith('Guest')) {
      await api.delete(`/video/v1/spaces/${body.data.id}`);
    }
  }
  res.status(200).end();
}

export async function early(request: Request): Promise<Response> {
  const text = await request.text();
  Mux.Webhooks.verifyHeader(text, request.headers.get('mux-signature')!, 's3cret');
  const event = JSON.parse(text);
  console.log('received', event.type, event.id);
  if (event.type !== 'video.space.active') return new Response();
  return new Response(event.data.id);
}

export function unsure(event: any): string {
  const { data } = event;
  if (event.type === 'video.space.active') keep(event);
  if (event.type === 'video.space.idle') return `${event.data.status} ${event.created_at}`;
  return data.id;
}
