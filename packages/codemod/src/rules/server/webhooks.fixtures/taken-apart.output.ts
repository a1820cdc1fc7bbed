export async function POST(request: Request) {
  const { event: type, room: data } = await request.json();
  if (type === 'room_started') await write('open', data?.name, data?.metadata);
  if (type === 'room_finished') await write('closed', data?.name);
  return new Response('ok');
}

declare function write(...words: string[]): Promise<void>;
