// The page of the audience: the broadcast as large as the window allows, and how far it is behind.
import { useEffect, useState } from 'react';
import { Mark } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { LiveBadge } from './live-badge.js';
import { Player } from './player.js';
import { StreamWatch } from './stream-watch.js';
import './watch-page.css';

export function WatchPage({ playbackId }: { playbackId: string }) {
  const [watch] = useState(() => new StreamWatch(playbackId));
  const { phase, delaySeconds } = useView(watch);
  const isPlaying = phase === 'playing';
  useEffect(() => {
    document.title = isPlaying ? '● Live · Airlock Meet' : 'Airlock Meet';
  }, [isPlaying]);
  return (
    <main className="watch">
      <header>
        <Mark />
        <h1>Airlock Meet</h1>
        <p className="watch-facts">
          {isPlaying && <LiveBadge />}
          {isPlaying && delaySeconds !== undefined && <span>{`${delaySeconds.toFixed(1)} s behind`}</span>}
        </p>
      </header>
      <Player watch={watch} />
    </main>
  );
}
