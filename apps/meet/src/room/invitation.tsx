// The link that brings others into the room.
import { useWords } from '../language/language.js';
import { useId } from 'react';
import { invitationLink } from '../session/room-address.js';
import { CopyLink } from '../theme/copy-link.js';
import './invitation.css';

/** For someone who is alone in the room. */
export function Invitation({ room }: { room: string }) {
  const words = useWords();
  const id = useId();
  const link = invitationLink(room, location);
  return (
    <aside className="invitation">
      <h2>{words.room.nobodyElse}</h2>
      <label htmlFor={id}>{words.room.sendThisLink}</label>
      <input id={id} readOnly value={link} onFocus={(event) => event.target.select()} />
      <CopyLink link={link} />
    </aside>
  );
}
