// Asks how the call was, once: the answer goes where the page says that ratings go.
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
  const [outcome, setOutcome] = useState<'sent' | 'failed'>();

  async function rate(chosen: number) {
    setScore(chosen);
    setOutcome(undefined);
    try {
      await onRate(chosen);
      setOutcome('sent');
    } catch {
      setScore(undefined);
      setOutcome('failed');
    }
  }

  return (
    <fieldset className="rating">
      <legend>{rating.howWasIt}</legend>
      <div className="rating-scores">
        {SCORES.map((each) => (
          <label key={each}>
            <input type="radio" name={id} checked={score === each} onChange={() => void rate(each)} />
            <span aria-hidden>{'★'.repeat(each)}</span>
            {rating.scores[each]}
          </label>
        ))}
      </div>
      <p role="status">
        {outcome === 'sent' && rating.thanks}
        {outcome === 'failed' && rating.failed}
      </p>
    </fieldset>
  );
}
