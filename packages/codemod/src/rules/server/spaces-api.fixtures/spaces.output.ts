import Mux from '@mux/mux-node';
import { RoomServiceClient, StreamOutput, StreamProtocol, EgressClient } from 'livekit-server-sdk';

const { Video } = new Mux('id', 'secret');

export async function all(id: string) {
  const made = await new RoomServiceClient(process.env.LIVEKIT_URL!).createRoom({ name: crypto.randomUUID(), metadata: 'lesson' });
  const found = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ?? Promise.reject(new Error('There is no room of this name.')));
  const list = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms();
  await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(id).catch((error) => { if (error.code !== 'not_found') throw error; });
  return [made, found, list];
}

export async function broadcasts(space: string, stream: string, id: string) {
  await new EgressClient(process.env.LIVEKIT_URL!).startRoomCompositeEgress(space, new StreamOutput({ protocol: StreamProtocol.RTMP, urls: [`mux://${(await Video.LiveStreams.get(stream)).stream_key}`] }), { layout: 'grid' });
  // airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream: Broadcasts.get  (Broadcasts)
  console.log(await Video.Spaces.Broadcasts.get(space, id));
  await Promise.all((await new EgressClient(process.env.LIVEKIT_URL!).listEgress({ roomName: space, active: true })).map(({ egressId }) => new EgressClient(process.env.LIVEKIT_URL!).stopEgress(egressId)));
  await Promise.all((await new EgressClient(process.env.LIVEKIT_URL!).listEgress({ roomName: space, active: true })).map(({ egressId }) => new EgressClient(process.env.LIVEKIT_URL!).stopEgress(egressId)));
}

// airlock-migrate[BROADCAST]: a broadcast is now an egress: give it the stream key of the live stream: Broadcasts.start  (Broadcasts)
export const startById = (space: string, id: string) => Video.Spaces.Broadcasts.start(space, id);
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk: Spaces.create  (Introduction to LiveKit)
export const closed = (params: object) => Video.Spaces.create(params);
