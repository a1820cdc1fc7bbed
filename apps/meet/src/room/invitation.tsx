// The link that brings others into the room, and the button that copies it.
import { useId, useState } from 'react';
import { invitationLink } from '../session/room-address.js';
import { Icon } from '../theme/icon.js';
import './invitation.css';

/** Copies the link, and says that it did until the button loses the person's attention. */
export function CopyLink({ link }: { link: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  }

  const words = { copied: 'Link copied', failed: 'Copy it from the address bar' };
  return (
    <button
      type="button"
      className="button copy-link"
      onClick={copy}
      onBlur={() => setOutcome(undefined)}
      onPointerLeave={() => setOutcome(undefined)}
    >
      <Icon name={outcome === 'copied' ? 'check' : 'link'} />
      <span aria-live="polite">{outcome ? words[outcome] : 'Copy link'}</span>
    </button>
  );
}

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
