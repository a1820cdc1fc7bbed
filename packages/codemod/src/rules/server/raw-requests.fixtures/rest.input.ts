declare const axios: { post(url: string, body?: object): Promise<{ data: { data: { id: string } } }> };

export const open = async () => (await axios.post('https://api.mux.com/video/v1/spaces', {})).data.data.id;
export const close = async (id: string) => {
  await fetch(`https://api.mux.com/video/v1/spaces/${id}`, { method: 'DELETE' });
};
export const start = (id: string, broadcast: string) =>
  fetch(`https://api.mux.com/video/v1/spaces/${id}/broadcasts/${broadcast}/start`, { method: 'POST' });
