// A page that is told of broadcasts in both ways: as a Space of the adapter, and as a room with ranked subscriptions.
import { readRoomMetadata } from '@airlock-rtc/contract';
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import { Space, SpaceEvent } from '@airlock-rtc/spaces-livekit-adapter';
import { Room, RoomEvent } from 'livekit-client';

const heard: boolean[] = [];
const states: string[] = [];
let space: Space;

export async function join(url: string, tokens: { space: string; room: string }): Promise<void> {
  space = new Space(tokens.space, url);
  space.on(SpaceEvent.BroadcastStateChanged, (isBroadcasting: boolean) => void heard.push(isBroadcasting));
  await space.join();
  const room = new Room();
  createRankedSubscriptions(room);
  room.on(RoomEvent.RoomMetadataChanged, (text) => {
    states.push(...(readRoomMetadata(text)?.broadcasts.map(({ state }) => state) ?? []));
  });
  await room.connect(url, tokens.room, { autoSubscribe: false });
}

/** What the Space has said, what it says now, and the states in the room's metadata one after the other. */
export function told(): { heard: boolean[]; isBroadcasting: boolean; states: string[] } {
  return { heard, isBroadcasting: space.broadcasting, states };
}
