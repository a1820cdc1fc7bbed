import axios from 'axios';

const BASE = '/video/v1/spaces';
const spacePath = (id: string) => `${BASE}/${id}`;
function broadcastPath(space: string, broadcast: string) {
  return `${spacePath(space)}/broadcasts/${broadcast}`;
}
const client = axios.create({ baseURL: 'https://api.mux.com' });
const mux = axios.create({ baseURL: 'https://api.mux.com/video/v1' });

export const remove = async (room: string) => {
  await client.delete(spacePath(room));
};
export const start = (room: string, broadcast: string) => client.post(`${broadcastPath(room, broadcast)}/start`);
export const get = (path: string) => mux.get(path);
export const streams = () => mux.get('/live-streams');
