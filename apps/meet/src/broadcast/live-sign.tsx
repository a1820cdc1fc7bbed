// The sign in the room's head that it is live; before that, the button that makes it so.
import { useWords } from '../language/language.js';
import { Icon } from '../theme/icon.js';
import { LiveBadge } from '../watch/live-badge.js';
import type { BroadcastState } from './broadcast-service.js';
import './live-sign.css';

interface LiveSignProps {
  readonly state: BroadcastState;
  readonly isPanelOpen: boolean;
  /** Shows the broadcast beside the room, or hides it. */
  readonly onShow: () => void;
  readonly onGoLive: () => void;
}

export function LiveSign({ state, isPanelOpen, onShow, onGoLive }: LiveSignProps) {
  const words = useWords();
  if (state === 'idle') {
    return (
      <button type="button" className="button live-sign" id="broadcast-button" onClick={onGoLive}>
        <Icon name="broadcast" />
        <span>{words.broadcast.goLive}</span>
      </button>
    );
  }
  return (
    <button
      type="button"
      className="live-sign live-sign-on"
      id="broadcast-button"
      aria-expanded={isPanelOpen}
      onClick={onShow}
    >
      <LiveBadge state={state} />
      <span className="for-ears">{words.broadcast.show}</span>
    </button>
  );
}
