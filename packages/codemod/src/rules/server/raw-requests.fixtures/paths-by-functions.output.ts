import axios from 'axios';
import { RoomServiceClient } from 'livekit-server-sdk';

const BASE = '/video/v1/spaces';
const spacePath = (id: string) => `${BASE}/${id}`;
function broadcastPath(space: string, broadcast: string) {
  return `${spacePath(space)}/broadcasts/${broadcast}`;
}
const client = axios.create({ baseURL: 'https://api.mux.com' });
const mux = axios.create({ baseURL: 'https://api.mux.com/video/v1' });

export const remove = async (room: string) => {
  await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(room).catch((error) => { if (error.code !== 'not_found') throw error; });
};
// airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream  (Broadcasts)
export const start = (room: string, broadcast: string) => client.post(`${broadcastPath(room, broadcast)}/start`);
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
export const get = (path: string) => mux.get(path);
export const streams = () => mux.get('/live-streams');
