// The link into the room, as text and as a QR code for the phone of somebody who sits nearby.
import { useWords } from '../language/language.js';
import { invitationLink } from '../session/room-address.js';
import { CopyLink } from '../theme/copy-link.js';
import { Dialog } from '../theme/dialog.js';
import { QrCode } from '../theme/qr-code.js';

export function InviteDialog({ room, onClose }: { room: string; onClose: () => void }) {
  const words = useWords();
  const link = invitationLink(room, location);
  return (
    <Dialog title={words.more.invite} onClose={onClose}>
      <div className="dialog-form">
        <QrCode text={link} label={words.room.qrCode} />
        <input
          aria-label={words.room.sendThisLink}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <CopyLink link={link} />
      </div>
    </Dialog>
  );
}
