// The page of the audience: the broadcast as large as the window allows, and how far it is behind.
import { useWords } from '../language/language.js';
import { inSeconds } from '../language/numbers.js';
import { useEffect, useState } from 'react';
import { Mark } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { LiveBadge } from './live-badge.js';
import { Player } from './player.js';
import { StreamWatch } from './stream-watch.js';
import './watch-page.css';

export function WatchPage({ playbackId }: { playbackId: string }) {
  const words = useWords();
  const [watch] = useState(() => new StreamWatch(playbackId));
  const { phase, delaySeconds, compositionSeconds, title } = useView(watch);
  const live = words.broadcast.states.active;
  const isPlaying = phase === 'playing';
  useEffect(() => {
    const name = title ? `${title} · Airlock Meet` : 'Airlock Meet';
    document.title = isPlaying ? `● ${live} · ${name}` : name;
  }, [isPlaying, live, title]);
  return (
    <main className="watch">
      <header>
        <Mark />
        <h1 dir="auto">{title ?? 'Airlock Meet'}</h1>
        <p className="watch-facts">
          {isPlaying && <LiveBadge />}
          {isPlaying && delaySeconds !== undefined && (
            <span>{words.watch.behind(inSeconds(delaySeconds + (compositionSeconds ?? 0), words.tag))}</span>
          )}
        </p>
      </header>
      <Player watch={watch} />
    </main>
  );
}
