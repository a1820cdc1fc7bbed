// The link that brings others into the room.
import { useId } from 'react';
import { invitationLink } from '../session/room-address.js';
import { CopyLink } from '../theme/copy-link.js';
import './invitation.css';

/** For someone who is alone in the room. */
export function Invitation({ room }: { room: string }) {
  const id = useId();
  const link = invitationLink(room, location);
  return (
    <aside className="invitation">
      <h2>Nobody else is here yet</h2>
      <label htmlFor={id}>Send this link to the people you want to invite</label>
      <input id={id} readOnly value={link} onFocus={(event) => event.target.select()} />
      <CopyLink link={link} />
    </aside>
  );
}
