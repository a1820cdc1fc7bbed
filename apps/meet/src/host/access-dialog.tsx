// The host's dialog: who may come in, an invitation that expires, and whom to mute or remove.
import { useState } from 'react';
import { Choice } from '../broadcast/choice.js';
import { useWords } from '../language/language.js';
import type { Person } from '../meeting/person.js';
import { invitationLink } from '../session/room-address.js';
import { CopyLink } from '../theme/copy-link.js';
import { Dialog } from '../theme/dialog.js';
import { useView } from '../view-model/use-view.js';
import type { Admission, HostDesk } from './host-desk.js';
import './access-dialog.css';

const ADMISSIONS: readonly Admission[] = ['open', 'ask', 'locked'];
const INVITATION_SECONDS = 24 * 60 * 60;

interface AccessDialogProps {
  readonly room: string;
  readonly desk: HostDesk;
  readonly people: readonly Person[];
  /** The key of whom everyone sees large. */
  readonly spotlit: string | undefined;
  readonly onSpotlight: (key: string) => void;
  readonly onClose: () => void;
}

export function AccessDialog({ room, desk, people, spotlit, onSpotlight, onClose }: AccessDialogProps) {
  const words = useWords();
  const { admission, failure } = useView(desk);
  const [link, setLink] = useState<string>();

  async function invite() {
    const invitation = await desk.invite(INVITATION_SECONDS);
    if (invitation !== undefined) setLink(invitationLink(room, location, invitation));
  }

  return (
    <Dialog title={words.access.title} onClose={onClose}>
      <div className="dialog-form">
        <Choice
          title={words.access.whoComesIn}
          options={ADMISSIONS.map((value) => ({ value, title: words.access.admissions[value] }))}
          chosen={admission}
          onChoose={(value) => void desk.setAdmission(value)}
        />
        {link === undefined ? (
          <button type="button" className="button" onClick={invite}>
            {words.access.invite}
          </button>
        ) : (
          <div className="field">
            <label htmlFor="invitation">{words.access.invitation}</label>
            <input id="invitation" readOnly value={link} onFocus={(event) => event.target.select()} />
            <CopyLink link={link} />
          </div>
        )}
        {failure && (
          <p className="words-of-trouble" role="alert">
            {failure}
          </p>
        )}
        <ul className="access-people" aria-label={words.access.people}>
          {people
            .filter(({ isSelf }) => !isSelf)
            .map(({ key, name, microphone }) => (
              <li key={key}>
                <bdi>{name}</bdi>
                <button
                  type="button"
                  className="button"
                  aria-pressed={key === spotlit}
                  aria-label={words.access.spotlightSomebody(name)}
                  onClick={() => onSpotlight(key)}
                >
                  {words.access.spotlight}
                </button>
                <button
                  type="button"
                  className="button"
                  disabled={microphone !== 'on'}
                  aria-label={words.access.muteSomebody(name)}
                  onClick={() => void desk.mute(key)}
                >
                  {words.access.mute}
                </button>
                <button
                  type="button"
                  className="button"
                  aria-label={words.access.removeSomebody(name)}
                  onClick={() => void desk.remove(key)}
                >
                  {words.access.remove}
                </button>
              </li>
            ))}
        </ul>
      </div>
    </Dialog>
  );
}
