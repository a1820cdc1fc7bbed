// Asks how the call was: the answer is sent once, to where the page says that ratings go.
import { useId, useState } from 'react';
import { useWords } from '../language/language.js';

const SCORES = [1, 2, 3, 4, 5] as const;

interface RatingProps {
  /** From 1 (bad) to 5 (excellent), as the ACR score of the Spaces API. */
  readonly onRate: (score: number) => Promise<void>;
}

export function Rating({ onRate }: RatingProps) {
  const { rating } = useWords();
  const id = useId();
  const [score, setScore] = useState<number>();
  const [outcome, setOutcome] = useState<'sending' | 'sent' | 'failed'>();
  const isDone = outcome === 'sending' || outcome === 'sent';

  async function send(chosen: number) {
    setOutcome('sending');
    try {
      await onRate(chosen);
      setOutcome('sent');
    } catch {
      setOutcome('failed');
    }
  }

  return (
    <fieldset className="rating">
      <legend>{rating.howWasIt}</legend>
      <div className="rating-scores">
        {SCORES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              checked={score === each}
              disabled={isDone}
              onChange={() => setScore(each)}
            />
            <span aria-hidden>{'★'.repeat(each)}</span>
            {rating.scores[each]}
          </label>
        ))}
      </div>
      {score !== undefined && (
        <button type="button" className="button" disabled={isDone} onClick={() => void send(score)}>
          {rating.send}
        </button>
      )}
      <p role="status">
        {outcome === 'sent' && rating.thanks}
        {outcome === 'failed' && rating.failed}
      </p>
    </fieldset>
  );
}
