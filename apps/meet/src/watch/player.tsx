// The picture of a stream, and plain words where there is none yet.
import type { Catalogue } from '../language/catalogues/english.js';
import { useWords } from '../language/language.js';
import { useCallback, useState } from 'react';
import { Icon, Mark } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import type { StreamView, StreamWatch } from './stream-watch.js';
import './player.css';

interface PlayerProps {
  readonly watch: StreamWatch;
  /** As `1280x720`, for the place that it takes before the first picture. */
  readonly resolution?: string | undefined;
}

export function Player({ watch, resolution = '1280x720' }: PlayerProps) {
  const words = useWords();
  const view = useView(watch);
  const { phase } = view;
  // A browser plays by itself only what is silent.
  const [isMuted, setMuted] = useState(true);
  const attach = useCallback((element: HTMLVideoElement) => watch.attach(element), [watch]);
  const shape = { '--shape': resolution.replace('x', ' / ') } as React.CSSProperties;
  return (
    <div className="player" data-phase={phase} style={shape}>
      <video ref={attach} muted={isMuted} playsInline autoPlay aria-label={words.broadcast.title} />
      <div className="player-words" role="status">
        {phase !== 'playing' && (
          <>
            <Mark />
            <p>{explain(view, words)}</p>
          </>
        )}
      </div>
      {phase === 'playing' && (
        <button type="button" className="player-sound" onClick={() => setMuted(!isMuted)}>
          <Icon name={isMuted ? 'sound-off' : 'sound'} />
          {isMuted ? words.watch.soundOn : words.watch.soundOff}
        </button>
      )}
    </div>
  );
}

function explain({ phase, hasPlayed, isReachable }: StreamView, words: Catalogue): string {
  if (!isReachable) return words.watch.unreachable;
  if (phase === 'opening') return words.watch.loading;
  return hasPlayed ? words.watch.hasEnded : words.watch.notYet;
}
