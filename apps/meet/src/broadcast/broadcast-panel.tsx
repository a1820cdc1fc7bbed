// The broadcast beside the room: what the audience sees, how it stands, the link to give away, and the end of it.
import { useCallback, useMemo, useState } from 'react';
import { CopyLink } from '../theme/copy-link.js';
import { Icon } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { LiveBadge } from '../watch/live-badge.js';
import { Player } from '../watch/player.js';
import { StreamWatch } from '../watch/stream-watch.js';
import { watchLink } from '../watch/watched-id.js';
import { formatInWords } from './format-choices.js';
import type { OnAir, OnAirView } from './on-air.js';
import './broadcast-panel.css';

interface BroadcastPanelProps {
  readonly onAir: OnAir;
  readonly onGoLive: () => void;
  readonly onClose: () => void;
}

export function BroadcastPanel({ onAir, onGoLive, onClose }: BroadcastPanelProps) {
  const broadcast = useView(onAir);
  const { state, cause, playbackId, resolution } = broadcast;
  const watch = useMemo(
    () => (playbackId === undefined ? undefined : new StreamWatch(playbackId)),
    [playbackId],
  );
  const isOn = state !== 'idle';
  const takeFocus = useCallback((element: HTMLElement | null) => element?.focus(), []);
  return (
    <aside
      ref={takeFocus}
      tabIndex={-1}
      className="panel"
      aria-label="Broadcast"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h2>Broadcast</h2>
        {isOn && <LiveBadge state={state} />}
        <button type="button" className="button button-bare" aria-label="Close broadcast" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">
        {isOn && watch && <Player watch={watch} resolution={resolution} />}
        {cause !== undefined && (
          <p className="words-of-trouble" role="alert">
            {state === 'retrying' ? 'Reconnecting: ' : 'The broadcast ended: '}
            {cause}
          </p>
        )}
        {!isOn && cause === undefined && <p className="panel-quiet">This room is not being broadcast.</p>}
        {isOn && <Facts broadcast={broadcast} watch={watch} />}
        {isOn && playbackId !== undefined && <Audience playbackId={playbackId} />}
      </div>
      <footer>
        {isOn ? (
          <StopButton isStopping={broadcast.isStopping} onStop={() => onAir.stop()} />
        ) : (
          <button type="button" className="button button-main" onClick={onGoLive}>
            <Icon name="broadcast" />
            Go live
          </button>
        )}
      </footer>
    </aside>
  );
}

function Facts({ broadcast, watch }: { broadcast: OnAirView; watch: StreamWatch | undefined }) {
  const { state, since, layout, resolution, delayMs } = broadcast;
  return (
    <dl className="panel-facts">
      {layout && resolution && (
        <>
          <dt>Video</dt>
          <dd>{formatInWords(layout, resolution)}</dd>
        </>
      )}
      {state === 'active' && since !== undefined && (
        <>
          <dt>Live since</dt>
          <dd>{new Date(since).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}</dd>
        </>
      )}
      {state === 'active' && watch && <Delay watch={watch} beforeMs={delayMs} />}
    </dl>
  );
}

/** What has arrived here and is not shown yet, and what the composition takes, where that is known. */
function Delay({ watch, beforeMs }: { watch: StreamWatch; beforeMs?: number | undefined }) {
  const { delaySeconds } = useView(watch);
  if (delaySeconds === undefined) return null;
  const seconds = (delaySeconds + (beforeMs ?? 0) / 1000).toFixed(1);
  return (
    <>
      <dt>Delay</dt>
      <dd>{`${beforeMs === undefined ? 'at least' : 'about'} ${seconds} s`}</dd>
    </>
  );
}

function Audience({ playbackId }: { playbackId: string }) {
  const link = watchLink(playbackId, location);
  return (
    <div className="field">
      <label htmlFor="watch-link">Link for viewers</label>
      <input id="watch-link" readOnly value={link} onFocus={(event) => event.target.select()} />
      <div className="panel-ways">
        <CopyLink link={link} />
        <a className="button" href={link} target="_blank" rel="noreferrer">
          Watch
        </a>
      </div>
    </div>
  );
}

/** Asks once more: an audience does not come back as quickly as it goes. */
function StopButton({ isStopping, onStop }: { isStopping: boolean; onStop: () => Promise<void> }) {
  const [isAsked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function stop() {
    setFailure(undefined);
    await onStop().catch((problem: Error) => setFailure(problem.message));
    setAsked(false);
  }

  if (!isAsked) {
    return (
      <>
        {failure && (
          <p className="words-of-trouble" role="alert">
            {failure}
          </p>
        )}
        <button type="button" className="button" onClick={() => setAsked(true)}>
          <Icon name="stop" />
          Stop broadcast
        </button>
      </>
    );
  }
  return (
    <>
      <p>End the broadcast for all viewers?</p>
      <div className="panel-ways">
        <button type="button" className="button" onClick={() => setAsked(false)}>
          Keep broadcasting
        </button>
        <button type="button" className="button button-main" disabled={isStopping} onClick={stop} autoFocus>
          {isStopping ? 'Ending…' : 'End it'}
        </button>
      </div>
    </>
  );
}
