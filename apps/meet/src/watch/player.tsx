// The picture of a stream, and plain words where there is none yet.
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
  const view = useView(watch);
  const { phase } = view;
  // A browser plays by itself only what is silent.
  const [isMuted, setMuted] = useState(true);
  const attach = useCallback((element: HTMLVideoElement) => watch.attach(element), [watch]);
  const shape = { '--shape': resolution.replace('x', ' / ') } as React.CSSProperties;
  return (
    <div className="player" data-phase={phase} style={shape}>
      <video ref={attach} muted={isMuted} playsInline autoPlay aria-label="Broadcast" />
      <div className="player-words" role="status">
        {phase !== 'playing' && (
          <>
            <Mark />
            <p>{wordsFor(view)}</p>
          </>
        )}
      </div>
      {phase === 'playing' && (
        <button type="button" className="player-sound" onClick={() => setMuted(!isMuted)}>
          <Icon name={isMuted ? 'sound-off' : 'sound'} />
          {isMuted ? 'Sound on' : 'Sound off'}
        </button>
      )}
    </div>
  );
}

function wordsFor({ phase, hasPlayed, isReachable }: StreamView): string {
  if (!isReachable) return 'The server does not answer. Retrying…';
  if (phase === 'opening') return 'Loading…';
  return hasPlayed
    ? 'The broadcast has ended. If it starts again, it plays here.'
    : 'The broadcast has not started yet. It will play here automatically.';
}
