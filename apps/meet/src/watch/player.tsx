// Plays a broadcast, or says why there is nothing to play yet.
import { useCallback, useRef, useState } from 'react';
import type { Catalogue } from '../language/catalogues/english.js';
import { useWords } from '../language/language.js';
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
  const frame = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const attach = useCallback(
    (element: HTMLVideoElement) => {
      video.current = element;
      return watch.attach(element);
    },
    [watch],
  );
  const shape = { '--shape': resolution.replace('x', ' / ') } as React.CSSProperties;
  return (
    <div ref={frame} className="player" data-phase={phase} style={shape}>
      <video ref={attach} muted playsInline autoPlay aria-label={words.broadcast.title} />
      <div className="player-words" role="status">
        {phase !== 'playing' && (
          <>
            <Mark />
            <p>{explain(view, words)}</p>
          </>
        )}
      </div>
      {phase === 'playing' && <PlayerControls videoRef={video} frameRef={frame} />}
    </div>
  );
}

interface PlayerControlsProps {
  readonly videoRef: React.RefObject<HTMLVideoElement | null>;
  readonly frameRef: React.RefObject<HTMLElement | null>;
}

function PlayerControls({ videoRef, frameRef }: PlayerControlsProps) {
  const words = useWords();
  // A browser plays by itself only what is silent.
  const [volume, setVolume] = useState(0);
  const [isPaused, setPaused] = useState(false);

  function sound(next: number) {
    setVolume(next);
    const { current } = videoRef;
    if (!current) return;
    current.muted = next === 0;
    current.volume = next;
  }

  function pauseOrPlay() {
    const { current } = videoRef;
    if (!current) return;
    if (current.paused) {
      // What was missed is over: on with what is live.
      if (current.buffered.length > 0)
        current.currentTime = current.buffered.end(current.buffered.length - 1);
      void current.play().catch(() => {});
    } else current.pause();
    setPaused(!isPaused);
  }

  return (
    <div className="player-controls">
      <button type="button" onClick={pauseOrPlay}>
        <Icon name={isPaused ? 'play' : 'pause'} />
        <span className="for-ears">{isPaused ? words.watch.play : words.watch.pause}</span>
      </button>
      <button type="button" onClick={() => sound(volume === 0 ? 1 : 0)}>
        <Icon name={volume === 0 ? 'sound-off' : 'sound'} />
        {volume === 0 ? words.watch.soundOn : words.watch.soundOff}
      </button>
      <input
        type="range"
        aria-label={words.watch.volume}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onChange={(event) => sound(event.target.valueAsNumber)}
      />
      {document.fullscreenEnabled && (
        <button type="button" className="player-full" onClick={() => void toggleFullScreen(frameRef.current)}>
          <Icon name="full-screen" />
          <span className="for-ears">{words.watch.fullScreen}</span>
        </button>
      )}
    </div>
  );
}

/** A browser that refuses leaves everything as it was. */
async function toggleFullScreen(element: HTMLElement | null): Promise<void> {
  await (document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen())?.catch(
    () => {},
  );
}

function explain({ phase, hasPlayed, isReachable }: StreamView, words: Catalogue): string {
  if (!isReachable) return words.watch.unreachable;
  if (phase === 'unknown') return words.watch.unknown;
  if (phase === 'opening') return words.watch.loading;
  return hasPlayed ? words.watch.hasEnded : words.watch.notYet;
}
