// Paths of spaces in the forms in which programs write them.
import { RoomServiceClient, EgressClient } from 'livekit-server-sdk';
declare const axios: {
  (config: object): Promise<{ data: any }>;
  create(config: object): { get(url: string, config?: object): Promise<{ data: any }>; post(url: string, body?: object): Promise<{ data: any }>; delete(url: string): Promise<unknown> };
};
declare function muxRequest(path: string, init?: object): Promise<any>;

const HOST = process.env.MUX_HOST ?? 'https://api.mux.com';
const API = `${HOST}/video/v1`;
const PATHS = { spaces: '/video/v1/spaces' } as const;
const SPACES = API + '/spaces';
const client = axios.create({ baseURL: 'https://api.mux.com/video/v1/' });
const other = axios.create({ baseURL: HOST });

export const open = async () => (await new RoomServiceClient(process.env.LIVEKIT_URL!).createRoom({ name: crypto.randomUUID() }).then((room) => ({ status: 200, data: { data: { id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) } } }))).data.data;
export const look = async (id: string) => (await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ? ({ status: 200, data: { data: { id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) } } }) : Promise.reject(Object.assign(new Error('There is no room of this name.'), { response: { status: 404 } })))).data.data;
export const all = async () => (await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms().then((rooms) => ({ status: 200, data: { data: rooms.map((room) => ({ id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) })) } }))).data.data;
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
export const some = async () => (await other.get('/video/v1/spaces?limit=10&page=2')).data.data;
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
export const paged = async (page: number) => (await other.get(PATHS.spaces, { params: { page } })).data.data;
export const whole = async () => (await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms().then((rooms) => ({ status: 200, data: { data: rooms.map((room) => ({ id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) })) } }))).data.data;

export async function remove(id: string): Promise<boolean> {
  const answer = await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(id).catch((error) => { if (error.code !== 'not_found') throw error; }).then(() => new Response(null, { status: 204 }));
  return answer.ok;
}

export async function address(id: string): Promise<void> {
  const url = new URL(`/video/v1/spaces/${id}`, HOST);
  await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(id).catch((error) => { if (error.code !== 'not_found') throw error; });
}

export async function offAir(space: string, broadcast: string): Promise<void> {
  await Promise.all((await new EgressClient(process.env.LIVEKIT_URL!).listEgress({ roomName: space, active: true })).map(({ egressId }) => new EgressClient(process.env.LIVEKIT_URL!).stopEgress(egressId)));
}

/** A broadcast is not its space: none of these may touch the room. */
export async function broadcasts(space: string, broadcast: string): Promise<void> {
  // airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream  (Broadcasts)
  await other.post(`${PATHS.spaces}/${space}/broadcasts`, { live_stream_id: 'x' });
  // airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream  (Broadcasts)
  await other.get(`${PATHS.spaces}/${space}/broadcasts/${broadcast}`);
  // airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream  (Broadcasts)
  await other.delete(`${PATHS.spaces}/${space}/broadcasts/${broadcast}`);
  // airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream  (Broadcasts)
  await other.post(`${PATHS.spaces}/${space}/broadcasts/${broadcast}/start`);
}

export async function ofOurOwn(id: string): Promise<string> {
  await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(id).catch((error) => { if (error.code !== 'not_found') throw error; });
  // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
  const { data } = await muxRequest(`/video/v1/spaces/${id}`);
  return data.id;
}
