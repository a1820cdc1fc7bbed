// The broadcast beside the room: what the audience sees, how it stands, the link to give away, and the end of it.
import { useWords } from '../language/language.js';
import { inSeconds } from '../language/numbers.js';
import { useMemo, useState } from 'react';
import { CopyLink } from '../theme/copy-link.js';
import { Icon } from '../theme/icon.js';
import { Panel } from '../theme/panel.js';
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
  const words = useWords();
  const broadcast = useView(onAir);
  const { state, cause, playbackId, resolution } = broadcast;
  const watch = useMemo(
    () => (playbackId === undefined ? undefined : new StreamWatch(playbackId)),
    [playbackId],
  );
  const isOn = state !== 'idle';
  return (
    <Panel
      title={words.broadcast.title}
      beside={isOn && <LiveBadge state={state} />}
      closing={words.broadcast.close}
      onClose={onClose}
    >
      <div className="panel-body">
        {isOn && watch && <Player watch={watch} resolution={resolution} />}
        {cause !== undefined && (
          <p className="words-of-trouble" role="alert">
            {state === 'retrying' ? words.broadcast.retrying(cause) : words.broadcast.ended(cause)}
          </p>
        )}
        {!isOn && cause === undefined && <p className="panel-quiet">{words.broadcast.isIdle}</p>}
        {isOn && <Facts broadcast={broadcast} watch={watch} />}
        {isOn && playbackId !== undefined && <Audience playbackId={playbackId} />}
      </div>
      <footer>
        {isOn ? (
          <StopButton isStopping={broadcast.isStopping} onStop={() => onAir.stop()} />
        ) : (
          <button type="button" className="button button-main" onClick={onGoLive}>
            <Icon name="broadcast" />
            {words.broadcast.goLive}
          </button>
        )}
      </footer>
    </Panel>
  );
}

function Facts({ broadcast, watch }: { broadcast: OnAirView; watch: StreamWatch | undefined }) {
  const words = useWords();
  const { state, since, layout, resolution, delayMs } = broadcast;
  return (
    <dl className="panel-facts">
      {layout && resolution && (
        <>
          <dt>{words.broadcast.video}</dt>
          <dd>{formatInWords(layout, resolution)}</dd>
        </>
      )}
      {state === 'active' && since !== undefined && (
        <>
          <dt>{words.broadcast.liveSince}</dt>
          <dd>{new Date(since).toLocaleTimeString(words.tag, { hour: '2-digit', minute: '2-digit' })}</dd>
        </>
      )}
      {state === 'active' && watch && <Delay watch={watch} beforeMs={delayMs} />}
    </dl>
  );
}

/** What has arrived here and is not shown yet, and what the composition takes, where that is known. */
function Delay({ watch, beforeMs }: { watch: StreamWatch; beforeMs?: number | undefined }) {
  const words = useWords();
  const { delaySeconds } = useView(watch);
  if (delaySeconds === undefined) return null;
  const seconds = inSeconds(delaySeconds + (beforeMs ?? 0) / 1000, words.tag);
  return (
    <>
      <dt>{words.broadcast.delay}</dt>
      <dd>
        {beforeMs === undefined ? words.broadcast.delayAtLeast(seconds) : words.broadcast.delayAbout(seconds)}
      </dd>
    </>
  );
}

function Audience({ playbackId }: { playbackId: string }) {
  const words = useWords();
  const link = watchLink(playbackId, location);
  return (
    <div className="field">
      <label htmlFor="watch-link">{words.broadcast.viewersLink}</label>
      <input id="watch-link" readOnly value={link} onFocus={(event) => event.target.select()} />
      <div className="panel-ways">
        <CopyLink link={link} />
        <a className="button" href={link} target="_blank" rel="noreferrer">
          {words.broadcast.watch}
        </a>
      </div>
    </div>
  );
}

/** Asks once more: an audience does not come back as quickly as it goes. */
function StopButton({ isStopping, onStop }: { isStopping: boolean; onStop: () => Promise<void> }) {
  const words = useWords();
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
          {words.broadcast.stop}
        </button>
      </>
    );
  }
  return (
    <>
      <p>{words.broadcast.endForAll}</p>
      <div className="panel-ways">
        <button type="button" className="button" onClick={() => setAsked(false)}>
          {words.broadcast.keep}
        </button>
        <button type="button" className="button button-stop" disabled={isStopping} onClick={stop} autoFocus>
          {isStopping ? words.broadcast.ending : words.broadcast.endIt}
        </button>
      </div>
    </>
  );
}
