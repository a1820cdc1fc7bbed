// What people have just said, over the foot of the stage.
import { useWords } from '../language/language.js';
import type { Caption } from '../meeting/caption-log.js';
import './captions.css';

export function Captions({ captions }: { captions: readonly Caption[] }) {
  const words = useWords();
  return (
    <section className="captions" aria-live="polite" aria-label={words.captions.title}>
      {captions.map(({ id, from, text }) => (
        <p key={id}>
          <strong>
            <bdi>{from}</bdi>
          </strong>{' '}
          <bdi>{text}</bdi>
        </p>
      ))}
    </section>
  );
}
