// Whether the room is being broadcast: as the gateway wrote into its metadata, else whether a recorder is there.
import { isBroadcasting, readRoomMetadata } from '@airlock-rtc/contract';
import type { Room } from 'livekit-client';

export class BroadcastState {
  readonly #room: Pick<Room, 'metadata' | 'isRecording'>;
  readonly #onChange: (isActive: boolean) => void;
  #isActive = false;

  /** @param onChange not called at the beginning of a session without a broadcast */
  constructor(room: Pick<Room, 'metadata' | 'isRecording'>, onChange: (isActive: boolean) => void) {
    this.#room = room;
    this.#onChange = onChange;
  }

  /** Reads it from the room: LiveKit announces nothing at the join. */
  update(): void {
    const isActive = this.#read();
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    this.#onChange(isActive);
  }

  /** LiveKit's `isRecording` means a participant with the recorder grant: any recording counts, before a byte is sent. */
  #read(): boolean {
    const metadata = readRoomMetadata(this.#room.metadata);
    return metadata ? isBroadcasting(metadata) : this.#room.isRecording;
  }
}
