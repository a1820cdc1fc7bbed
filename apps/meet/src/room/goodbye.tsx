// After leaving: the way back in, or on to another room, and how it was.
import { useWords } from '../language/language.js';
import { Mark } from '../theme/icon.js';
import { Rating } from './rating.js';
import './goodbye.css';

interface GoodbyeProps {
  readonly room: string;
  /** Where ratings are collected. */
  readonly onRate: ((score: number) => Promise<void>) | undefined;
  readonly onComeBack: () => void;
  readonly onNewRoom: () => void;
}

export function Goodbye({ room, onRate, onComeBack, onNewRoom }: GoodbyeProps) {
  const words = useWords();
  return (
    <main className="goodbye">
      <Mark />
      <h1>{words.goodbye.youLeft(room)}</h1>
      <p>{words.goodbye.devicesAreOff}</p>
      <div className="goodbye-ways">
        <button type="button" className="button button-main" autoFocus onClick={onComeBack}>
          {words.goodbye.comeBack}
        </button>
        <button type="button" className="button" onClick={onNewRoom}>
          {words.goodbye.newRoom}
        </button>
      </div>
      {onRate && <Rating onRate={onRate} />}
    </main>
  );
}
