// What is new in the room, in a row of its own: on a phone the chat and the broadcast lie over the stage.
import { Picture } from '../gallery/media.js';
import type { HostDesk } from '../host/host-desk.js';
import { WaitingList } from '../host/waiting-list.js';
import { useWords } from '../language/language.js';
import type { Meeting } from '../meeting/meeting.js';
import { ConnectionBanner } from '../notices/connection-banner.js';
import { Notices } from '../notices/notices.js';
import { useView } from '../view-model/use-view.js';

interface RoomNewsProps {
  readonly meeting: Meeting;
  readonly desk: HostDesk | undefined;
  readonly onLeave: () => void;
}

export function RoomNews({ meeting, desk, onLeave }: RoomNewsProps) {
  const words = useWords();
  const { people, notices, connection } = useView(meeting);
  const screen = people.find((person) => person.isSelf)?.screen;
  return (
    <div className="room-news">
      <Notices notices={notices} onDismiss={(id) => meeting.dismiss(id)} />
      {desk && <WaitingList desk={desk} />}
      <ConnectionBanner connection={connection} onLeave={onLeave} />
      {screen && (
        <p className="banner" role="status">
          <Picture key={screen.key} track={screen.track} label={words.room.yourScreen} />
          {words.room.sharing}
          <button type="button" className="button" onClick={() => void meeting.toggleScreen()}>
            {words.room.stopSharing}
          </button>
        </p>
      )}
    </div>
  );
}
