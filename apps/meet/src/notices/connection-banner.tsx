// Says that the connection is lost, and whether it is being mended.
import type { MeetingView } from '../meeting/meeting.js';
import './banner.css';

interface ConnectionBannerProps {
  readonly connection: MeetingView['connection'];
  readonly onLeave: () => void;
}

export function ConnectionBanner({ connection, onLeave }: ConnectionBannerProps) {
  if (connection === 'reconnecting') {
    return (
      <p className="banner banner-trouble" role="alert">
        <span className="banner-pulse" aria-hidden />
        The connection is lost. Trying to get it back…
      </p>
    );
  }
  if (connection === 'lost') {
    return (
      <p className="banner banner-trouble" role="alert">
        The connection could not be restored. Leave the room, then join again.
        <button type="button" className="button" onClick={onLeave}>
          Leave the room
        </button>
      </p>
    );
  }
  return null;
}
