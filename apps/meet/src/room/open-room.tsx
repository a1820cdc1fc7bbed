// Opens a room: what only the people inside need is loaded with this file, which the lobby fetches in its own time.
import { Space } from '@mux/spaces-web';
import { broadcastService } from '../broadcast/broadcast-service.js';
import { OnAir } from '../broadcast/on-air.js';
import { HostDesk } from '../host/host-desk.js';
import { Meeting } from '../meeting/meeting.js';
import { Room } from './room.js';

interface Opening {
  readonly room: string;
  readonly name: string;
  readonly token: string;
  /** Of the host alone. */
  readonly hostKey: string | undefined;
  readonly onLeave: () => void;
}

export interface OpenRoom {
  /** Nobody is in it before it has joined. */
  readonly meeting: Meeting;
  readonly content: React.ReactNode;
}

/** @throws JWTError as `new Space` does. */
export function openRoom({ room, name, token, hostKey, onLeave }: Opening): OpenRoom {
  const meeting = new Meeting(new Space(token, { displayName: name }));
  const onAir = new OnAir(broadcastService(room));
  const desk = hostKey === undefined ? undefined : new HostDesk(room, hostKey);
  return {
    meeting,
    content: <Room room={room} meeting={meeting} onAir={onAir} desk={desk} onLeave={onLeave} />,
  };
}
