import { RoomServiceClient } from 'livekit-server-sdk';

export async function describe(id: string) {
  const space = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ?? Promise.reject(new Error('There is no room of this name.')));
  const list = (await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms());
  return [
    space.name,
    space.metadata,
    space.sid,
    space.numParticipants > 0 ? 'active' : 'idle',
    String(space.creationTime),
    // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk: type of a space  (Introduction to LiveKit)
    space.type,
    // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk: broadcasts of a space  (Introduction to LiveKit)
    space.broadcasts,
    list.length,
  ];
}
