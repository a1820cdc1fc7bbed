// Whether the Space is being broadcast: as the gateway wrote into the room's metadata, else whether a recorder is there.
import { isBroadcasting, readRoomMetadata } from '@airlock-rtc/contract';
import type { Room } from 'livekit-client';
import { emit } from '../events/event-arguments.js';
import { SpaceEvent } from '../events/space-event.js';
import type { Space } from './space.js';

export class BroadcastState {
  readonly #space: Space;
  readonly #room: Room;

  constructor(space: Space, room: Room) {
    this.#space = space;
    this.#room = room;
  }

  /** At the join, when LiveKit announces nothing: tells if there is a broadcast. */
  begin(): void {
    this.#space.broadcasting = false;
    this.update();
  }

  /** Reads it, and tells when it changed. */
  update(): void {
    const isActive = this.#read();
    if (isActive === this.#space.broadcasting) return;
    this.#space.broadcasting = isActive;
    emit(this.#space, SpaceEvent.BroadcastStateChanged, isActive);
  }

  /** LiveKit's `isRecording` means a participant with the recorder grant: any recording counts, before a byte is sent. */
  #read(): boolean {
    const metadata = readRoomMetadata(this.#room.metadata);
    return metadata ? isBroadcasting(metadata) : this.#room.isRecording;
  }
}
