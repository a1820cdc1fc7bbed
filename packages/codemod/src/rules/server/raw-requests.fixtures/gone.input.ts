// A space that has gone is an answer of its own to fetch, and an error to axios.
import axios from 'axios';

export async function byFetch(id: string) {
  const response = await fetch(`https://api.mux.com/video/v1/spaces/${id}`);
  return response.status === 404 ? undefined : response.json();
}

export async function byAxios(id: string) {
  const { data } = await axios.get(`https://api.mux.com/video/v1/spaces/${id}`);
  return data.data.id;
}

export class Spaces {
  private http = axios.create({ baseURL: 'https://api.mux.com/video/v1' });
  private other = axios.create({ baseURL: 'https://api.mux.com/video/v1' });

  async remove(id: string) {
    await this.http.delete('/spaces/' + id);
  }

  async elsewhere(id: string) {
    this.other = axios.create();
    await this.other.delete('/spaces/' + id);
  }
}
