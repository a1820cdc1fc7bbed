// The way through the application: the lobby, the room, and the word of goodbye.
import { useEffect, useRef, useState } from 'react';
import { Lobby } from './lobby/lobby.js';
import type { Meeting, PreparedMedia } from './meeting/meeting.js';
import { Goodbye } from './room/goodbye.js';
import { rememberedHostKey, rememberHostKey } from './session/host-key.js';
import { insideBefore, noteLeaving, noteTry, type Inside } from './visit/inside.js';
import { whenIdle } from './view-model/when-idle.js';
import { invitationInAddress } from './session/room-address.js';
import { waitForSession, type WaitingOptions } from './session/session.js';
import { goToNewRoom, useRoomName } from './session/use-room-name.js';

export function App() {
  const room = useRoomName();
  // A room of another name is another visit: nothing of the one before stays.
  return <Visit key={room} room={room} />;
}

const loadOpenRoom = async () => (await import('./room/open-room.js')).openRoom;

type Place =
  | { at: 'lobby'; before?: Inside | undefined }
  | { at: 'room'; content: React.ReactNode }
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
    const onHide = () => noteLeaving(room);
    // A page that the browser kept when one went on has left the room: it comes back as by a reload.
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('pageshow', onShow);
    };
  }, [room]);
  // Fetched beside whatever the person does in the lobby, and once that can be used.
  useEffect(() => whenIdle(() => void loadOpenRoom().catch(() => {})), []);
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
    const openRoom = await loadOpenRoom();
    // Another address may have been followed meanwhile: nobody is to be left in a room that they do not see.
    if (visit.current.isOver) return;
    const { meeting, content } = openRoom({ room, name, token: session.token, hostKey, onLeave: leave });
    visit.current.meeting = meeting;
    await meeting.join(prepared);
    setPlace({ at: 'room', content });
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
      return place.content;
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
