import { RoomServiceClient } from 'livekit-server-sdk';
/** Deletes a space. */
export async function end(id: string) {
  await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(id).catch((error) => { if (error.code !== 'not_found') throw error; });
}
