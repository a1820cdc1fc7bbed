// The sign that something is on the air, on its way there, or lost for a moment.
import './live-badge.css';

const words = { active: 'Live', starting: 'Starting', retrying: 'Reconnecting' };

export function LiveBadge({ state = 'active' }: { state?: keyof typeof words }) {
  return (
    <strong className="live-badge" data-state={state}>
      {words[state]}
    </strong>
  );
}
