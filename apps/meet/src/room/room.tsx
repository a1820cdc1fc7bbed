// The room: who is there, what is said, and what can be done.
import { useState } from 'react';
import { Chat } from '../chat/chat.js';
import { useUnread } from '../chat/use-unread.js';
import { Controls } from '../controls/controls.js';
import { Gallery } from '../gallery/gallery.js';
import type { Meeting } from '../meeting/meeting.js';
import { ConnectionBanner } from '../notices/connection-banner.js';
import { Notices } from '../notices/notices.js';
import { Mark } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { DevicesDialog } from './devices-dialog.js';
import { CopyLink, Invitation } from './invitation.js';
import { RenameDialog } from './rename-dialog.js';
import './room.css';

interface RoomProps {
  readonly room: string;
  readonly meeting: Meeting;
  readonly onLeave: () => void;
}

export function Room({ room, meeting, onLeave }: RoomProps) {
  const { people, chat, notices, connection, devices } = useView(meeting);
  const [dialog, setDialog] = useState<'rename' | 'devices'>();
  const [isChatOpen, setChatOpen] = useState(false);
  const unread = useUnread(chat, isChatOpen);
  const closeDialog = () => setDialog(undefined);
  const self = people.find((person) => person.isSelf);

  function closeChat() {
    setChatOpen(false);
    document.getElementById('chat-button')?.focus();
  }

  return (
    <div className="room" data-chat={isChatOpen}>
      <header className="room-head">
        <Mark />
        <h1>{room}</h1>
        {people.length > 1 && <CopyLink room={room} />}
      </header>
      <main className="room-stage">
        <ConnectionBanner connection={connection} onLeave={onLeave} />
        {self?.screen && (
          <p className="banner" role="status">
            You are sharing your screen.
            <button type="button" className="button" onClick={() => void meeting.toggleScreen()}>
              Stop sharing
            </button>
          </p>
        )}
        <Gallery
          people={people}
          onRename={() => setDialog('rename')}
          invitation={<Invitation room={room} />}
        />
      </main>
      {isChatOpen && <Chat lines={chat} onSay={(text) => meeting.say(text)} onClose={closeChat} />}
      <footer className="room-foot">
        <Notices notices={notices} onDismiss={(id) => meeting.dismiss(id)} />
        <Controls
          meeting={meeting}
          isChatOpen={isChatOpen}
          unread={unread}
          onChat={() => (isChatOpen ? closeChat() : setChatOpen(true))}
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
