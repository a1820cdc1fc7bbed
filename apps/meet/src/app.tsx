// The way through the application: the lobby, the room, and the word of goodbye.
import { Space } from '@mux/spaces-web';
import { useEffect, useRef, useState } from 'react';
import { broadcastService } from './broadcast/broadcast-service.js';
import { OnAir } from './broadcast/on-air.js';
import { HostDesk } from './host/host-desk.js';
import { Lobby } from './lobby/lobby.js';
import { Meeting, type PreparedMedia } from './meeting/meeting.js';
import { Goodbye } from './room/goodbye.js';
import { Room } from './room/room.js';
import { rememberedHostKey, rememberHostKey } from './session/host-key.js';
import { insideBefore, noteLeaving, noteTry, type Inside } from './visit/inside.js';
import { invitationInAddress } from './session/room-address.js';
import { waitForSession, type WaitingOptions } from './session/session.js';
import { goToNewRoom, useRoomName } from './session/use-room-name.js';

export function App() {
  const room = useRoomName();
  // A room of another name is another visit: nothing of the one before stays.
  return <Visit key={room} room={room} />;
}

type Place =
  | { at: 'lobby'; before?: Inside | undefined }
  | { at: 'room'; meeting: Meeting; onAir: OnAir; desk: HostDesk | undefined }
  | { at: 'goodbye'; onRate: ((score: number) => Promise<void>) | undefined };

function Visit({ room }: { room: string }) {
  const [place, setPlace] = useState<Place>(() => ({ at: 'lobby', before: insideBefore(room) }));
  const visit = useRef<{ isOver: boolean; meeting?: Meeting }>({ isOver: false });
  useEffect(() => {
    const { current } = visit;
    current.isOver = false;
    return () => {
      current.isOver = true;
      current.meeting?.leave();
    };
  }, []);
  useEffect(() => {
    noteTry(room);
    const listener = () => noteLeaving(room);
    window.addEventListener('pagehide', listener);
    return () => window.removeEventListener('pagehide', listener);
  }, [room]);
  const isInside = place.at === 'room';
  useEffect(() => {
    document.title = isInside ? `${room} · Airlock Meet` : 'Airlock Meet';
  }, [room, isInside]);

  async function enter(name: string, prepared: PreparedMedia, waiting: WaitingOptions) {
    const known = rememberedHostKey(room);
    const invitation = invitationInAddress(location);
    const session = await waitForSession({ room, name, hostKey: known, invitation }, waiting);
    if (session.hostKey !== undefined) rememberHostKey(room, session.hostKey);
    const hostKey = session.isHost === true ? (session.hostKey ?? known) : undefined;
    // Another address may have been followed meanwhile: nobody is to be left in a room that they do not see.
    if (visit.current.isOver) return;
    const meeting = new Meeting(new Space(session.token, { displayName: name }));
    visit.current.meeting = meeting;
    await meeting.join(prepared);
    const desk = hostKey === undefined ? undefined : new HostDesk(room, hostKey);
    setPlace({ at: 'room', meeting, onAir: new OnAir(broadcastService(room)), desk });
  }

  function leave() {
    const { meeting } = visit.current;
    meeting?.leave();
    // Where nobody collects ratings, as Spaces name the place, nobody is asked.
    const isCollected = 'MUX_SPACES_HELIOS_URL' in window;
    setPlace({ at: 'goodbye', onRate: isCollected ? (score) => meeting!.rate(score) : undefined });
  }

  switch (place.at) {
    case 'lobby':
      return <Lobby room={room} before={place.before} onEnter={enter} />;
    case 'room':
      return (
        <Room room={room} meeting={place.meeting} onAir={place.onAir} desk={place.desk} onLeave={leave} />
      );
    case 'goodbye':
      return (
        <Goodbye
          room={room}
          onRate={place.onRate}
          onComeBack={() => setPlace({ at: 'lobby' })}
          onNewRoom={goToNewRoom}
        />
      );
  }
}
