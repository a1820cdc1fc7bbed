// The bridge to LiveKit, for what Spaces had no word for.
import { Space } from './space.js';

/**
 * The LiveKit room under a Space, so that an application can use what Spaces never had, or move to livekit-client
 * screen by screen: audio output, processors, connection quality, RPC, `startAudio`. Not part of spaces-web.
 *
 * The Space goes on to follow the room: publish, unpublish and subscribe through one of the two, and leave through the
 * Space. Name its type, livekit-client's: `livekitRoomOf<Room>(space)`.
 *
 * @returns nothing before `join()` has begun to connect and after `leave()`
 */
export function livekitRoomOf<Room>(space: Space): Room | undefined {
  return Space.roomOf(space) as Room | undefined;
}
