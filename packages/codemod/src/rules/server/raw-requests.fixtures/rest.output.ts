import { RoomServiceClient } from 'livekit-server-sdk';
declare const axios: { post(url: string, body?: object): Promise<{ data: { data: { id: string } } }> };

export const open = async () => (await new RoomServiceClient(process.env.LIVEKIT_URL!).createRoom({ name: crypto.randomUUID() }).then((room) => ({ status: 200, data: { data: { id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) } } }))).data.data.id;
export const close = async (id: string) => {
  await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(id).catch((error) => { if (error.code !== 'not_found') throw error; });
};
export const start = (id: string, broadcast: string) =>
  // airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream  (Broadcasts)
  fetch(`https://api.mux.com/video/v1/spaces/${id}/broadcasts/${broadcast}/start`, { method: 'POST' });
