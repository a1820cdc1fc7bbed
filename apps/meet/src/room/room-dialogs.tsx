// The dialogs of the room, one at a time.
import type { BroadcastFormat } from '../broadcast/broadcast-service.js';
import { GoLiveDialog } from '../broadcast/go-live-dialog.js';
import { AccessDialog } from '../host/access-dialog.js';
import type { HostDesk } from '../host/host-desk.js';
import type { Meeting } from '../meeting/meeting.js';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.js';
import { useView } from '../view-model/use-view.js';
import { ableShortcuts } from './able-shortcuts.js';
import { DevicesDialog } from './devices-dialog.js';
import { InviteDialog } from './invite-dialog.js';
import { RenameDialog } from './rename-dialog.js';

export type DialogName = 'rename' | 'devices' | 'go-live' | 'access' | 'shortcuts' | 'invite';

interface RoomDialogsProps {
  readonly open: DialogName | undefined;
  readonly room: string;
  readonly meeting: Meeting;
  readonly desk: HostDesk | undefined;
  readonly onGoLive: (format: BroadcastFormat) => Promise<void>;
  readonly onClose: () => void;
}

export function RoomDialogs({ open, room, meeting, desk, onGoLive, onClose }: RoomDialogsProps) {
  const { people, spotlit, arrivals, devices } = useView(meeting);
  switch (open) {
    case 'rename': {
      const name = people.find((person) => person.isSelf)?.name ?? '';
      return <RenameDialog name={name} onRename={(next) => meeting.rename(next)} onClose={onClose} />;
    }
    case 'devices':
      return (
        <DevicesDialog
          chosen={devices}
          microphone={meeting.microphone}
          onChoose={(kind, id) => void meeting.chooseDevice(kind, id)}
          onClose={onClose}
        />
      );
    case 'go-live':
      return <GoLiveDialog people={arrivals} onGoLive={onGoLive} onClose={onClose} />;
    case 'access':
      return (
        desk && (
          <AccessDialog
            {...{ room, desk, people, spotlit, onClose }}
            onSpotlight={(key) => meeting.toggleSpotlight(key)}
          />
        )
      );
    case 'shortcuts':
      return <ShortcutsDialog names={ableShortcuts()} onClose={onClose} />;
    case 'invite':
      return <InviteDialog room={room} onClose={onClose} />;
    default:
      return null;
  }
}
