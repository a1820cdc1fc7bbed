// After leaving: the way back in, or on to another room.
import { Mark } from '../theme/icon.js';
import './goodbye.css';

interface GoodbyeProps {
  readonly room: string;
  readonly onComeBack: () => void;
  readonly onNewRoom: () => void;
}

export function Goodbye({ room, onComeBack, onNewRoom }: GoodbyeProps) {
  return (
    <main className="goodbye">
      <Mark />
      <h1>
        You have left <span>{room}</span>
      </h1>
      <p>Your camera and microphone are off. The room stays open for as long as someone is in it.</p>
      <div className="goodbye-ways">
        <button type="button" className="button button-main" autoFocus onClick={onComeBack}>
          Come back
        </button>
        <button type="button" className="button" onClick={onNewRoom}>
          Open a new room
        </button>
      </div>
    </main>
  );
}
