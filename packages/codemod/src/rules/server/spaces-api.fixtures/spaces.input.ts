import Mux from '@mux/mux-node';

const { Video } = new Mux('id', 'secret');

export async function all(id: string) {
  const made = await Video.Spaces.create({ passthrough: 'lesson' });
  const found = await Video.Spaces.get(id);
  const list = await Video.Spaces.list();
  await Video.Spaces.delete(id);
  return [made, found, list];
}

export async function broadcasts(space: string, stream: string, id: string) {
  const broadcast = await Video.Spaces.Broadcasts.create(space, { live_stream_id: stream });
  await Video.Spaces.Broadcasts.start(space, broadcast.id);
  console.log(await Video.Spaces.Broadcasts.get(space, id));
  await Video.Spaces.Broadcasts.stop(space, id);
  await Video.Spaces.Broadcasts.delete(space, id);
}

export const startById = (space: string, id: string) => Video.Spaces.Broadcasts.start(space, id);
export const closed = (params: object) => Video.Spaces.create(params);
