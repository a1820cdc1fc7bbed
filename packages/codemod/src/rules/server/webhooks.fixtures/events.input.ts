import Mux from '@mux/mux-node';

export async function handle(body: string, headers: { 'mux-signature': string }, event: any) {
  Mux.Webhooks.verifyHeader(body, headers['mux-signature'], 'secret');
  switch (event.type) {
    case 'video.space.active':
      return event.data.id;
    case 'video.space.idle':
      return event.data.passthrough;
    case 'video.space.deleted':
      return undefined;
  }
}
