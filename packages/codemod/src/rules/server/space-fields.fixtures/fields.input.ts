import Mux from '@mux/mux-node';

const { video } = new Mux();

export async function describe(id: string) {
  const space = await video.spaces.retrieve(id);
  const list = (await video.spaces.list()).data;
  return [
    space.id,
    space.passthrough,
    space.active_session_id,
    space.status,
    space.created_at,
    space.type,
    space.broadcasts,
    list.length,
  ];
}
