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
        The connection could not be restored. Go out and come back in.
        <button type="button" className="button" onClick={onLeave}>
          Go out
        </button>
      </p>
    );
  }
  return null;
}
