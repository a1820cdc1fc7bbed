// The line above the people: where one is, whether it is live, and what opens from there.
import { useCallback } from 'react';
import { LiveSign } from '../broadcast/live-sign.js';
import type { BroadcastState } from '../broadcast/broadcast-service.js';
import { HandSign } from '../gestures/hand-sign.js';
import { useWords } from '../language/language.js';
import type { Person } from '../meeting/person.js';
import { invitationLink } from '../session/room-address.js';
import { CopyLink } from '../theme/copy-link.js';
import { Icon, Mark } from '../theme/icon.js';
import type { Panels } from '../controls/use-panels.js';

interface RoomHeadProps {
  readonly room: string;
  readonly people: readonly Person[];
  readonly broadcast: BroadcastState;
  readonly panels: Panels;
  readonly onGoLive: () => void;
  /** Of the host alone. */
  readonly onAccess: (() => void) | undefined;
}

export function RoomHead({ room, people, broadcast, panels, onGoLive, onAccess }: RoomHeadProps) {
  const words = useWords();
  // The form of the lobby, which had it, is gone.
  const takeFocus = useCallback((element: HTMLElement | null) => element?.focus(), []);
  return (
    <header className="room-head">
      <Mark />
      <h1 ref={takeFocus} tabIndex={-1}>
        {room}
      </h1>
      <LiveSign
        state={broadcast}
        isPanelOpen={panels.beside === 'broadcast'}
        onShow={() => panels.toggle('broadcast')}
        onGoLive={onGoLive}
      />
      <HandSign people={people} onShow={() => panels.open('people')} />
      {onAccess && (
        <button type="button" className="button" onClick={onAccess}>
          <Icon name="lock" />
          <span>{words.access.title}</span>
        </button>
      )}
      {people.length > 1 && <CopyLink link={invitationLink(room, location)} />}
    </header>
  );
}
