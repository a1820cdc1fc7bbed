// A space that has gone is an answer of its own to fetch, and an error to axios.
import axios from 'axios';
import { RoomServiceClient } from 'livekit-server-sdk';

export async function byFetch(id: string) {
  const response = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ? Response.json({ data: { id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) } }) : new Response(null, { status: 404 }));
  return response.status === 404 ? undefined : response.json();
}

export async function byAxios(id: string) {
  const { data } = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ? ({ status: 200, data: { data: { id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) } } }) : Promise.reject(Object.assign(new Error('There is no room of this name.'), { response: { status: 404 } })));
  return data.data.id;
}

export class Spaces {
  private http = axios.create({ baseURL: 'https://api.mux.com/video/v1' });
  private other = axios.create({ baseURL: 'https://api.mux.com/video/v1' });

  async remove(id: string) {
    await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(id).catch((error) => { if (error.code !== 'not_found') throw error; });
  }

  async elsewhere(id: string) {
    this.other = axios.create();
    await this.other.delete('/spaces/' + id);
  }
}
