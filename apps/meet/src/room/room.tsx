// The room: who is there, what is said, and what can be done.
import { useWords } from '../language/language.js';
import { useCallback, useEffect, useState } from 'react';
import type { BroadcastFormat } from '../broadcast/broadcast-service.js';
import { BroadcastPanel } from '../broadcast/broadcast-panel.js';
import { GoLiveDialog } from '../broadcast/go-live-dialog.js';
import { LiveSign } from '../broadcast/live-sign.js';
import type { OnAir } from '../broadcast/on-air.js';
import { Chat } from '../chat/chat.js';
import { useUnread } from '../chat/use-unread.js';
import { Controls } from '../controls/controls.js';
import { Gallery } from '../gallery/gallery.js';
import { Picture } from '../gallery/media.js';
import { GestureBar } from '../gestures/gesture-bar.js';
import { HandSign } from '../gestures/hand-sign.js';
import { AccessDialog } from '../host/access-dialog.js';
import type { HostDesk } from '../host/host-desk.js';
import { WaitingList } from '../host/waiting-list.js';
import type { Meeting } from '../meeting/meeting.js';
import { ConnectionBanner } from '../notices/connection-banner.js';
import { Notices } from '../notices/notices.js';
import { PeoplePanel } from '../people/people-panel.js';
import { invitationLink } from '../session/room-address.js';
import { Icon, Mark } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { DevicesDialog } from './devices-dialog.js';
import { CopyLink } from '../theme/copy-link.js';
import { Invitation } from './invitation.js';
import { RenameDialog } from './rename-dialog.js';
import './room.css';

interface RoomProps {
  readonly room: string;
  readonly meeting: Meeting;
  readonly onAir: OnAir;
  /** Of the host alone. */
  readonly desk: HostDesk | undefined;
  readonly onLeave: () => void;
}

export function Room({ room, meeting, onAir, desk, onLeave }: RoomProps) {
  const { people, arrivals, chat, notices, connection, devices, isLive } = useView(meeting);
  const { state } = useView(onAir);
  const words = useWords();
  const [dialog, setDialog] = useState<'rename' | 'devices' | 'go-live' | 'access'>();
  const [beside, setBeside] = useState<'chat' | 'broadcast' | 'people'>();
  const [areGesturesOpen, setGesturesOpen] = useState(false);
  const isChatOpen = beside === 'chat';
  const unread = useUnread(chat, isChatOpen);
  const closeDialog = () => setDialog(undefined);
  const self = people.find((person) => person.isSelf);

  // The form of the lobby, which had it, is gone.
  const takeFocus = useCallback((element: HTMLElement | null) => element?.focus(), []);
  useEffect(() => onAir.follow(), [onAir]);
  useEffect(() => desk?.follow(), [desk]);
  // The room's own sign comes at once, and to everyone: what it means is then asked of the gateway.
  useEffect(() => void onAir.refresh(), [onAir, isLive]);

  function closeChat() {
    setBeside(undefined);
    document.getElementById('chat-button')?.focus();
  }

  function closePeople() {
    setBeside(undefined);
    document.getElementById('people-button')?.focus();
  }

  function closeGestures() {
    setGesturesOpen(false);
    document.getElementById('gestures-button')?.focus();
  }

  function closeBroadcast() {
    setBeside(undefined);
    document.getElementById('live-sign')?.focus();
  }

  async function goLive(format: BroadcastFormat) {
    await onAir.start(format);
    setBeside('broadcast');
  }

  return (
    <div className="room" data-chat={isChatOpen}>
      <header className="room-head">
        <Mark />
        <h1 ref={takeFocus} tabIndex={-1}>
          {room}
        </h1>
        <LiveSign
          state={isLive && state === 'idle' ? 'active' : state}
          isPanelOpen={beside === 'broadcast'}
          onShow={() => setBeside(beside === 'broadcast' ? undefined : 'broadcast')}
          onGoLive={() => setDialog('go-live')}
        />
        <HandSign people={people} onShow={() => setBeside('people')} />
        {desk && (
          <button type="button" className="button" onClick={() => setDialog('access')}>
            <Icon name="lock" />
            {words.access.title}
          </button>
        )}
        {people.length > 1 && <CopyLink link={invitationLink(room, location)} />}
      </header>
      {/* A row of its own: on a phone the chat and the broadcast lie over the stage. */}
      <div className="room-news">
        <Notices notices={notices} onDismiss={(id) => meeting.dismiss(id)} />
        {desk && <WaitingList desk={desk} />}
        <ConnectionBanner connection={connection} onLeave={onLeave} />
        {self?.screen && (
          <p className="banner" role="status">
            <Picture key={self.screen.key} track={self.screen.track} label={words.room.yourScreen} />
            {words.room.sharing}
            <button type="button" className="button" onClick={() => void meeting.toggleScreen()}>
              {words.room.stopSharing}
            </button>
          </p>
        )}
      </div>
      <main className="room-stage">
        <Gallery
          people={people}
          onRename={() => setDialog('rename')}
          invitation={<Invitation room={room} />}
        />
      </main>
      {isChatOpen && (
        <Chat
          lines={chat}
          onSay={(text) => meeting.say(text)}
          onSayAgain={(id) => meeting.sayAgain(id)}
          onClose={closeChat}
        />
      )}
      {beside === 'broadcast' && (
        <BroadcastPanel onAir={onAir} onGoLive={() => setDialog('go-live')} onClose={closeBroadcast} />
      )}
      {beside === 'people' && <PeoplePanel people={people} onClose={closePeople} />}
      <footer className="room-foot">
        {areGesturesOpen && <GestureBar meeting={meeting} onClose={closeGestures} />}
        <Controls
          meeting={meeting}
          isChatOpen={isChatOpen}
          unread={unread}
          onChat={() => (isChatOpen ? closeChat() : setBeside('chat'))}
          arePeopleOpen={beside === 'people'}
          onPeople={() => (beside === 'people' ? closePeople() : setBeside('people'))}
          areGesturesOpen={areGesturesOpen}
          onGestures={() => (areGesturesOpen ? closeGestures() : setGesturesOpen(true))}
          onDevices={() => setDialog('devices')}
          onLeave={onLeave}
        />
      </footer>
      {dialog === 'rename' && (
        <RenameDialog
          name={self?.name ?? ''}
          onRename={(name) => meeting.rename(name)}
          onClose={closeDialog}
        />
      )}
      {dialog === 'access' && desk && (
        <AccessDialog room={room} desk={desk} people={people} onClose={closeDialog} />
      )}
      {dialog === 'go-live' && <GoLiveDialog people={arrivals} onGoLive={goLive} onClose={closeDialog} />}
      {dialog === 'devices' && (
        <DevicesDialog
          chosen={devices}
          onChoose={(kind, id) => void meeting.chooseDevice(kind, id)}
          onClose={closeDialog}
        />
      )}
    </div>
  );
}
