// Says that the connection is lost, and whether it is being mended.
import { useWords } from '../language/language.js';
import type { MeetingView } from '../meeting/meeting.js';
import './banner.css';

interface ConnectionBannerProps {
  readonly connection: MeetingView['connection'];
  readonly onLeave: () => void;
}

export function ConnectionBanner({ connection, onLeave }: ConnectionBannerProps) {
  const words = useWords();
  if (connection === 'reconnecting') {
    return (
      <p className="banner banner-trouble" role="alert">
        <span className="banner-pulse" aria-hidden />
        {words.room.connectionLost}
      </p>
    );
  }
  if (connection === 'lost') {
    return (
      <p className="banner banner-trouble" role="alert">
        {words.room.connectionGone}
        <button type="button" className="button" onClick={onLeave}>
          {words.room.leave}
        </button>
      </p>
    );
  }
  return null;
}
