// Paths of spaces in the forms in which programs write them.
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

export const open = async () => (await other.post('video/v1/spaces', {})).data.data;
export const look = async (id: string) => (await client.get('spaces/' + id)).data.data;
export const all = async () => (await other.get('/video/v1/spaces?limit=100')).data.data;
export const some = async () => (await other.get('/video/v1/spaces?limit=10&page=2')).data.data;
export const paged = async (page: number) => (await other.get(PATHS.spaces, { params: { page } })).data.data;
export const whole = async () => (await axios({ method: 'get', url: PATHS.spaces })).data.data;

export async function remove(id: string): Promise<boolean> {
  const answer = await fetch(`${SPACES}/${encodeURIComponent(id)}`, { method: 'DELETE' });
  return answer.ok;
}

export async function address(id: string): Promise<void> {
  const url = new URL(`/video/v1/spaces/${id}`, HOST);
  await fetch(url, { method: 'DELETE' });
}

export async function offAir(space: string, broadcast: string): Promise<void> {
  await other.post(`${PATHS.spaces}/${space}/broadcasts/${broadcast}/stop`);
}

/** A broadcast is not its space: none of these may touch the room. */
export async function broadcasts(space: string, broadcast: string): Promise<void> {
  await other.post(`${PATHS.spaces}/${space}/broadcasts`, { live_stream_id: 'x' });
  await other.get(`${PATHS.spaces}/${space}/broadcasts/${broadcast}`);
  await other.delete(`${PATHS.spaces}/${space}/broadcasts/${broadcast}`);
  await other.post(`${PATHS.spaces}/${space}/broadcasts/${broadcast}/start`);
}

export async function ofOurOwn(id: string): Promise<string> {
  await muxRequest(`/video/v1/spaces/${id}`, { method: 'DELETE' });
  const { data } = await muxRequest(`/video/v1/spaces/${id}`);
  return data.id;
}
